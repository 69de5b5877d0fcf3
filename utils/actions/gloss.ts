import { i18n } from '#i18n';
import { csvFile, fileName } from '../csv/csv';
import { glossAnki, glossRow, glossTsv } from '../glossary/gloss-files';
import type { OwnEntry, Term } from '../glossary/own-entry';
import { OWN_COLUMNS, ownRows } from '../glossary/own-files';
import { writeTbx } from '../glossary/tbx';
import { copyText } from './failures';
import type { Notices } from './notices';
import { saveFile } from './surfaces';

/** Formats of a term list. */
export type GlossFormat = 'tsv' | 'tbx' | 'anki';

/** Copies terms as a table; says whether that was done. */
export async function copyGloss(terms: readonly Term[], notices: Notices): Promise<void> {
  const isCopied = await copyText(glossTsv(terms.map(glossRow)));
  if (isCopied) notices.say(i18n.t('glossary.copied'));
  else notices.refuse(i18n.t('glossary.copyFailed'));
}

/** Saves terms as a file. @param name What they are of. */
export function saveGloss(terms: readonly Term[], format: GlossFormat, name: string): void {
  const rows = terms.map(glossRow);
  const isChinese = i18n.t('localeTag').startsWith('zh');
  if (format === 'tsv') save(glossTsv(rows), 'text/tab-separated-values', name, 'tsv');
  else if (format === 'tbx') save(writeTbx(rows, name), 'application/x-tbx', name, 'tbx');
  else {
    const text = glossAnki(rows, ({ zh, en }) => (isChinese ? zh : en));
    save(text, 'text/csv', name, 'csv');
  }
}

/** Saves the user's entries as they are stored, for a later import. */
export function saveOwnEntries(entries: readonly OwnEntry[], format: 'csv' | 'tbx'): void {
  const name = i18n.t('glossary.ownTitle');
  if (format === 'csv') {
    saveFile(csvFile(OWN_COLUMNS, ownRows(entries)), fileName(name, 'csv'));
    return;
  }
  const rows = entries.map(({ headword, pinyin, english, explanation, items }) => ({
    ...{ headword, pinyin, english, items, variants: [], by: 'own' as const, source: '' },
    ...{ zh: explanation, en: '' },
  }));
  save(writeTbx(rows, name), 'application/x-tbx', name, 'tbx');
}

function save(text: string, type: string, name: string, ending: string): void {
  saveFile(new Blob([text], { type: `${type};charset=utf-8` }), fileName(name, ending));
}
