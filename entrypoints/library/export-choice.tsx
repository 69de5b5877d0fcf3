import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { figure } from '../../utils/labels/figures';
import type { ExportFormat } from '../../utils/snippets/formats';

export interface ExportChoiceProps {
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
