import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import { saveFile } from '../../utils/actions/surfaces';
import { browser } from '../../utils/browser';
import { useNotices } from '../../utils/hooks/use-notices';
import { figure } from '../../utils/labels/numbers';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportSetting,
  exportBlob,
  exportFileName,
  exportText,
} from '../../utils/snippets/formats';
import { localDay } from '../../utils/snippets/inert-text';
import type { Snippet } from '../../utils/snippets/snippet';

/** Snippets in the preview, and its UTF-16 units: enough to know the format by. */
const PREVIEW_SNIPPETS = 2;
const PREVIEW_UNITS = 1_600;

/** Snippets as a file: which of them, in what format, with how it begins. */
export function ExportPart({ snippets }: { snippets: readonly Snippet[] }) {
  const notices = useNotices();
  const [format, setFormat] = useState<ExportFormat>('json');
  const handed = useMemo(() => snippets.filter(isHanded()), [snippets]);
  const [all, setAll] = useState(false);
  const chosen = handed.length === 0 || all ? snippets : handed;
  // Whoever comes again by another way means all of them.
  useEffect(() => () => handOverSnippets([]), []);
  const preview = useMemo(() => previewOf(format, chosen), [format, chosen]);

  function save() {
    try {
      const setting = exportSetting();
      saveFile(exportBlob(format, chosen, setting), exportFileName(format, localDay(setting.now)));
    } catch {
      notices.fail(i18n.t('files.exportFailed'), save);
    }
  }

  return (
    <section class="files-part">
      <h3>{i18n.t('files.exportTitle')}</h3>
      {snippets.length === 0 ? (
        <Blank title={i18n.t('files.exportNone')} why={i18n.t('files.exportNoneWhy')} />
      ) : (
        <>
          {handed.length > 0 && (
            <fieldset class="choice files-scope">
              <legend>{i18n.t('files.scope')}</legend>
              {[false, true].map((each) => (
                <label key={String(each)}>
                  <input type="radio" name="scope" checked={all === each} onChange={() => setAll(each)} />
                  <span class="choice-name">
                    {each
                      ? i18n.t('files.scopeAll', [figure(snippets.length)])
                      : i18n.t('files.scopeHanded', [figure(handed.length)])}
                  </span>
                </label>
              ))}
            </fieldset>
          )}
          <ExportChoice
            format={format}
            formats={EXPORT_FORMATS}
            preview={preview}
            count={chosen.length}
            onFormat={setFormat}
            onExport={save}
          />
        </>
      )}
    </section>
  );
}

function isHanded(): (snippet: Snippet) => boolean {
  const ids = new Set(handedSnippets());
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
  /** How the file begins; `cut` where it goes on after the text; `of` how many snippets it is made of. */
  preview: { readonly text: string; readonly of: number; readonly cut: boolean };
  /** How many snippets go into the file. */
  count: number;
  onFormat(format: ExportFormat): void;
  onExport(): void;
}

/** The formats of an export, with how the file begins. */
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
          <span class="files-quiet">{i18n.t('files.exportCount', count, [figure(count)])}</span>
        </p>
      </div>
      <figure class="file-preview">
        <figcaption>{i18n.t('files.preview', preview.of, [figure(preview.of), figure(count)])}</figcaption>
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

/** Ids of the snippets that the list has handed over to the export; gone when the export is left, and with the page. */
let handed: readonly string[] = [];

/** Hands snippets over to the export: those that are selected in the list, or that it is narrowed to. */
export function handOverSnippets(ids: readonly string[]): void {
  handed = ids;
}

/** The snippets that were handed over last; none where all are meant. */
export function handedSnippets(): readonly string[] {
  return handed;
}
