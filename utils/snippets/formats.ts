import { csvBlob } from '../csv/csv';
import { snippetsBibtex } from './bibtex';
import { snippetsCsv } from './csv';
import { type ExportFacts, snippetsJson } from './json';
import { type MarkdownWords, snippetsMarkdown } from './markdown';
import { snippetsRis } from './ris';
import type { Snippet } from './snippet';

/** Formats in which snippets are exported; only `json` is whole and can be imported. */
export const EXPORT_FORMATS = ['json', 'csv', 'markdown', 'ris', 'bibtex'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What else goes into a file. */
export type ExportSetting = ExportFacts & { readonly words: MarkdownWords };

/** Ending of the file name, without the dot, and MIME type. */
const FILES: Readonly<Record<ExportFormat, { ending: string; type: string }>> = {
  json: { ending: 'json', type: 'application/json' },
  csv: { ending: 'csv', type: 'text/csv' },
  markdown: { ending: 'md', type: 'text/markdown;charset=utf-8' },
  ris: { ending: 'ris', type: 'application/x-research-info-systems;charset=utf-8' },
  bibtex: { ending: 'bib', type: 'application/x-bibtex;charset=utf-8' },
};

/** Snippets in a format, as text. */
export function exportText(
  format: ExportFormat,
  snippets: readonly Snippet[],
  setting: ExportSetting,
): string {
  switch (format) {
    case 'json':
      return snippetsJson(snippets, setting);
    case 'csv':
      return snippetsCsv(snippets);
    case 'markdown':
      return snippetsMarkdown(snippets, setting.words);
    case 'ris':
      return snippetsRis(snippets);
    case 'bibtex':
      return snippetsBibtex(snippets);
  }
}

/** Snippets in a format, as a file in UTF-8. */
export function exportBlob(format: ExportFormat, snippets: readonly Snippet[], setting: ExportSetting): Blob {
  const text = exportText(format, snippets, setting);
  return format === 'csv' ? csvBlob(text) : new Blob([text], { type: FILES[format].type });
}

/** File name for an export on a day, as `2020-11-05`. */
export function exportFileName(format: ExportFormat, day: string): string {
  return `tifa-lens-snippets-${day}.${FILES[format].ending}`;
}
