import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/blank';
import { ExportChoice } from '../../components/export-choice';
import { figure } from '../../components/figures';
import { browser } from '../../utils/browser';
import { saveFile } from '../../utils/hooks/save-file';
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
import { handedSnippets, handOverSnippets } from './handed-snippets';
import type { ViewProps } from './view-props';

/** Snippets in the preview, and its UTF-16 units: enough to know the format by. */
const PREVIEW_SNIPPETS = 2;
const PREVIEW_UNITS = 1_600;

/** Snippets as a file: which of them, in what format, with how it begins. */
export function ExportPart({
  snippets,
  notices,
}: Pick<ViewProps, 'notices'> & { snippets: readonly Snippet[] }) {
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
