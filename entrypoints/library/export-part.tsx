import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import { saveFile } from '../../utils/actions/surfaces';
import { browser } from '../../utils/browser';
import { useNotices } from '../../utils/hooks/use-notices';
import { formatNumber } from '../../utils/labels/numbers';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportSetting,
  exportBlob,
  exportFileName,
  exportText,
} from '../../utils/snippets/formats';
import { localDay } from '../../utils/snippets/references';
import type { Snippet } from '../../utils/snippets/snippet';

/** Snippets in the preview and its UTF-16 units: enough to recognise the format. */
const PREVIEW_SNIPPETS = 2;
const PREVIEW_UNITS = 1_600;

/** Exports snippets: which of them, in which format, with a preview. */
export function ExportPart({ snippets }: { snippets: readonly Snippet[] }) {
  const notices = useNotices();
  const [format, setFormat] = useState<ExportFormat>('json');
  const preselected = useMemo(() => snippets.filter(isChosenForExport()), [snippets]);
  const [all, setAll] = useState(false);
  const exported = preselected.length === 0 || all ? snippets : preselected;
  // Coming back by another way means all snippets. At once: a view left before its first paint never has its effects run.
  useLayoutEffect(() => () => chooseForExport([]), []);
  const preview = useMemo(() => previewOf(format, exported), [format, exported]);

  function save() {
    try {
      const setting = exportSetting();
      saveFile(exportBlob(format, exported, setting), exportFileName(format, localDay(setting.now)));
    } catch (error) {
      notices.fail('files.exportFailed', error, save);
    }
  }

  return (
    <section class="files-part">
      <h3>{i18n.t('files.exportTitle')}</h3>
      {snippets.length === 0 ? (
        <Blank title={i18n.t('files.exportNone')} why={i18n.t('files.exportNoneWhy')} />
      ) : (
        <>
          {preselected.length > 0 && (
            <fieldset class="choice files-scope">
              <legend>{i18n.t('files.scope')}</legend>
              {[false, true].map((each) => (
                <label key={String(each)}>
                  <input type="radio" name="scope" checked={all === each} onChange={() => setAll(each)} />
                  <span class="choice-name">
                    {each
                      ? i18n.t('files.scopeAll', [formatNumber(snippets.length)])
                      : i18n.t('files.scopeHanded', [formatNumber(preselected.length)])}
                  </span>
                </label>
              ))}
            </fieldset>
          )}
          <ExportChoice
            format={format}
            formats={EXPORT_FORMATS}
            preview={preview}
            count={exported.length}
            onFormat={setFormat}
            onExport={save}
          />
        </>
      )}
    </section>
  );
}

function isChosenForExport(): (snippet: Snippet) => boolean {
  const ids = new Set(chosenForExport());
  return ({ id }) => ids.has(id);
}

function exportSetting(): ExportSetting {
  return {
    now: Date.now(),
    version: browser.runtime.getManifest().version,
    words: {
      heading: i18n.t('files.markdownHeading'),
      tags: i18n.t('files.markdownTags'),
      saved: (day) => i18n.t('files.markdownSaved', [day]),
    },
  };
}

function previewOf(format: ExportFormat, snippets: readonly Snippet[]) {
  const first = snippets.slice(0, PREVIEW_SNIPPETS);
  const text = exportText(format, first, exportSetting());
  const cut = text.slice(0, PREVIEW_UNITS);
  return { text: cut, of: first.length, cut: cut.length < text.length };
}

interface ExportChoiceProps {
  format: ExportFormat;
  formats: readonly ExportFormat[];
  /** The beginning of the file, from `of` snippets; `cut` where the text continues. */
  preview: { readonly text: string; readonly of: number; readonly cut: boolean };
  /** How many snippets the file will have. */
  count: number;
  onFormat(format: ExportFormat): void;
  onExport(): void;
}

/** The formats of an export, with a preview. */
export function ExportChoice({ format, formats, preview, count, onFormat, onExport }: ExportChoiceProps) {
  return (
    <div class="export-choice">
      <div>
        <fieldset class="choice">
          <legend>{i18n.t('files.format')}</legend>
          {formats.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="format"
                value={each}
                checked={each === format}
                onChange={() => onFormat(each)}
              />
              <span>
                <span class="choice-name">{formatName(each)}</span>
                <span class="choice-why">{formatWhy(each)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p class="files-actions">
          <Button look="outlined" onPress={onExport}>
            {i18n.t('files.export')}
          </Button>
          <span class="files-quiet">{i18n.t('files.exportCount', count, [formatNumber(count)])}</span>
        </p>
      </div>
      <figure class="file-preview">
        <figcaption>
          {i18n.t('files.preview', preview.of, [formatNumber(preview.of), formatNumber(count)])}
        </figcaption>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
        <section tabIndex={0} aria-label={formatName(format)}>
          <pre>{preview.text}</pre>
        </section>
        {preview.cut && <p class="files-quiet">{i18n.t('files.previewCut')}</p>}
      </figure>
    </div>
  );
}

function formatName(format: ExportFormat): string {
  switch (format) {
    case 'json':
      return i18n.t('files.json');
    case 'csv':
      return i18n.t('files.csv');
    case 'markdown':
      return i18n.t('files.markdown');
    case 'ris':
      return i18n.t('files.ris');
    case 'bibtex':
      return i18n.t('files.bibtex');
  }
}

function formatWhy(format: ExportFormat): string {
  switch (format) {
    case 'json':
      return i18n.t('files.jsonWhy');
    case 'csv':
      return i18n.t('files.csvWhy');
    case 'markdown':
      return i18n.t('files.markdownWhy');
    case 'ris':
      return i18n.t('files.risWhy');
    case 'bibtex':
      return i18n.t('files.bibtexWhy');
  }
}

/** Ids of the snippets chosen for export; cleared when the export is left, and gone with the page. */
let preselected: readonly string[] = [];

/** Chooses snippets for export: the selected ones, or those that the list is filtered to. */
export function chooseForExport(ids: readonly string[]): void {
  preselected = ids;
}

/** Ids of the snippets chosen for export; empty for all. */
export function chosenForExport(): readonly string[] {
  return preselected;
}
