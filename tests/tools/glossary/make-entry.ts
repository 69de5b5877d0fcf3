import { pinyin } from 'pinyin-pro';
import * as v from 'valibot';
import { entrySchema, type GlossaryEntry, RECORD_SOURCE } from '../../../utils/glossary/entry';
import { wordingOf } from '../../../utils/glossary/glossary';
import { hasItemsSaid } from '../../../utils/glossary/numbers';
import type { Attestation } from './attestation';
import type { FactRow } from './fact-tables';
import { isOfficial } from './official-pages';

/** In `first_use`: the wording is known to be older than anything that can be shown. */
const OLDER = 'unknown';

/** An entry, or what is wrong with its row, one line each. */
export type MadeEntry =
  | { readonly entry: GlossaryEntry; readonly problems: readonly [] }
  | { readonly entry: null; readonly problems: readonly string[] };

/**
 * Makes an entry of what the tables say of a headword. What they don't say comes from the entry that is there: its
 * explanations, pinyin and relations. A headword without a date gets the record's oldest use.
 */
export function makeEntry(row: FactRow, before: GlossaryEntry | null, attested: Attestation): MadeEntry {
  const headword = row.headword as string;
  const meaning = { zh: row.meaning_zh ?? before?.meaning.zh, en: row.meaning_en ?? before?.meaning.en };
  if (!meaning.zh || !meaning.en) return { entry: null, problems: [`${headword}: no explanation yet`] };
  const otherSense = row.other_sense ?? before?.otherSense;
  const made = {
    headword,
    variants: list(row.variants, '／') ?? kept(row.variants, before?.variants),
    pinyin: row.pinyin || before?.pinyin || pinyinOf(headword),
    english: englishOf(row) ?? before?.english,
    meaning,
    items: list(row.items, '、') ?? kept(row.items, before?.items),
    first: firstOf(row, before, otherSense ? null : attested.first),
    otherSense: otherSense || undefined,
    scope: row.scope?.replace(/（.*/, '') || before?.scope,
    kind: row.kind || before?.kind,
    related: list(row.related, '／') ?? kept(row.related, before?.related),
    replaces: list(row.replaces, '／') ?? kept(row.replaces, before?.replaces),
    replacedBy: list(row.replaced_by, '／') ?? kept(row.replaced_by, before?.replacedBy),
    unattested: attested.isFound ? undefined : row.unattested || before?.unattested,
  };
  const result = v.safeParse(entrySchema, withoutGaps(made));
  const problems = result.success
    ? problemsOf(result.output, attested)
    : result.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
  if (!result.success || problems.length > 0)
    return { entry: null, problems: problems.map((problem) => `${headword}: ${problem}`) };
  return { entry: result.output, problems: [] };
}

/** Pinyin of a headword with the tones of its syllables, as pinyin-pro has it. */
export function pinyinOf(headword: string): string {
  return pinyin(wordingOf(headword).replace(/[“”]/g, ''), { toneSandhi: false, nonZh: 'consecutive' })
    .replace(/\s*[、，]\s*/g, ', ')
    .trim();
}

/** What is wrong with an entry beside its form. */
function problemsOf(
  { headword, items, first, otherSense, unattested }: GlossaryEntry,
  attested: Attestation,
): string[] {
  const problems: string[] = [];
  if (items !== undefined && !hasItemsSaid(headword, items))
    problems.push(`its items are ${items.length}: ${items.join('、')}`);
  if (!attested.isFound && unattested === undefined) problems.push('neither corpus nor record has it');
  const known = attested.first?.date;
  if (first !== undefined && known !== undefined && !otherSense && isLater(first.date, known))
    problems.push(`the record has it on ${known}, before ${first.date}`);
  return problems;
}

/** Whether a date is after another. A month or year alone may be any of its days, and is after none of them. */
export function isLater(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) > b.slice(0, length);
}

function firstOf(row: FactRow, before: GlossaryEntry | null, known: Attestation['first']) {
  if (row.first_use === OLDER) return undefined;
  if (row.first_use)
    return { date: row.first_use, occasion: row.occasion, source: readable(row.first_use_source ?? '') };
  const isCleared = row.first_use === '';
  if (!isCleared && before?.first !== undefined && before.first.source !== RECORD_SOURCE) return before.first;
  return known === null ? undefined : { ...known, source: RECORD_SOURCE };
}

function englishOf({ english, english_source }: FactRow) {
  if (!english) return undefined;
  if (!english_source) return { text: english, by: 'ours' };
  return {
    text: english,
    by: isOfficial(english_source) ? 'official' : 'reported',
    source: readable(english_source),
  };
}

/** An address with Chinese as such, where it can be decoded. */
function readable(address: string): string {
  try {
    const decoded = decodeURI(address);
    return /\s/.test(decoded) ? address : decoded;
  } catch {
    return address;
  }
}

function list(cell: string | undefined, separator: string): string[] | undefined {
  return cell ? cell.split(separator).map((each) => each.trim()) : undefined;
}

/** What was there, unless the cell was cleared. */
function kept<T>(cell: string | undefined, before: T | undefined): T | undefined {
  return cell === '' ? undefined : before;
}

function withoutGaps(entry: object): object {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}
