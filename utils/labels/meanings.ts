import { i18n } from '#i18n';
import type { GlossaryEntry } from '../glossary/entry';
import { wordingOf } from '../glossary/glossary';
import type { Meaning, MeaningLine } from '../glossary/meaning';
import { ITEMS_MAX, type OwnEntry, type OwnEntryProblem, type Term } from '../glossary/own-entry';
import type { OwnFileProblem } from '../glossary/own-files';
import { formatNumber } from './numbers';
import { recordDate } from './origin';
import { factLine } from './wording';

/** What is shown of an entry; no items that the wording itself lists. @param headword Empty where the wording itself is shown already. */
export function meaningOf(term: Term, headword = ''): Meaning {
  const items = itemsText(term.items ?? []);
  return shown([
    { name: 'headword', text: headword, lang: 'zh-Hans' },
    { name: 'pinyin', text: term.pinyin, lang: 'zh-Latn' },
    ...renderingLines(term),
    { name: 'items', text: items === wordingOf(term.headword) ? '' : items, lang: 'zh-Hans' },
    { name: 'explanation', text: explanationOf(term) },
  ]);
}

/** The same without pinyin, explanation and items, for an entry within a longer wording. */
export function shortMeaning(term: Term): Meaning {
  const headword = wordingOf(term.headword);
  return shown([{ name: 'headword', text: headword, lang: 'zh-Hans' }, ...renderingLines(term)]);
}

/** Says that the user has an entry of their own, which pages don't get. */
export function heldBackMeaning(): Meaning {
  return [{ name: 'explanation', text: i18n.t('glossary.heldBack') }];
}

/** Items that a document lists of a formulation without an entry, or whose entry has none. */
export function listedMeaning(items: readonly string[], title: string): Meaning {
  return [
    { name: 'items', text: itemsText(items), lang: 'zh-Hans' },
    { name: 'by', text: i18n.t('glossary.listedIn', [title]) },
  ];
}

function renderingLines(term: Term): MeaningLine[] {
  return [
    { name: 'english', text: term.english.text, lang: 'en' },
    { name: 'by', text: renderingText(term) },
  ];
}

function shown(lines: Meaning): Meaning {
  return lines.filter(({ text }) => text !== '');
}

/** An entry's explanation in the interface's language; empty where it has none. */
export function explanationOf({ meaning }: Term): string {
  if (meaning === undefined) return '';
  return i18n.t('localeTag').startsWith('zh') ? meaning.zh : meaning.en;
}

/** Items in one line. */
export function itemsText(items: readonly string[]): string {
  return items.join(items.some((item) => /[、，]/.test(item)) ? '；' : '、');
}

/** Whose rendering an entry's English is, with the site that was read; empty without one. */
export function renderingText({ english }: Term): string {
  if (english.text === '') return '';
  switch (english.by) {
    case 'official':
      return i18n.t('glossary.official', [hostOf(english.source)]);
    case 'reported':
      return i18n.t('glossary.reported', [hostOf(english.source)]);
    case 'ours':
      return i18n.t('glossary.ours');
    case 'own':
      return i18n.t('glossary.ownRendering');
  }
}

function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^(?:www|m)\./, '');
}

/** The English of the entries in a line of a concordance. */
export function englishLine(terms: readonly Term[]): string {
  return factLine(
    terms
      .filter(({ english }) => english.text !== '')
      .map(({ headword, english }) => `${wordingOf(headword)} ${english.text}`),
  );
}

/** When and where an entry is first known to be used; empty where that isn't known. */
export function firstUseText({ first }: Term): string {
  return first === undefined
    ? ''
    : i18n.t('glossary.firstUse', [recordDate(first.date, 'short'), first.occasion]);
}

/** Where an entry is used: a place as such; empty for the whole country. */
export function scopeText({ scope }: Term): string {
  if (scope === undefined || scope === 'national') return '';
  if (scope === 'speech' || scope === 'local') return scopeName(scope);
  return scope;
}

/** Name of a group of `scopeGroup`. */
export function scopeName(scope: 'national' | 'speech' | 'local'): string {
  if (scope === 'national') return i18n.t('glossary.scope.national');
  return scope === 'speech' ? i18n.t('glossary.scope.speech') : i18n.t('glossary.scope.local');
}

/** Name of a field of the user's entries. */
export function entryFieldName(field: keyof OwnEntry): string {
  if (field === 'pinyin') return i18n.t('glossary.pinyin');
  if (field === 'english') return i18n.t('glossary.english');
  if (field === 'explanation') return i18n.t('glossary.explanation');
  return field === 'items' ? i18n.t('glossary.itemsField') : i18n.t('glossary.headword');
}

/** Why something can't be an entry of the user's. */
export function ownProblemText(problem: OwnEntryProblem | OwnFileProblem): string {
  switch (problem.kind) {
    case 'noHeadword':
      return i18n.t('glossary.problem.noHeadword');
    case 'noMeaning':
      return i18n.t('glossary.problem.noMeaning');
    case 'tooManyItems':
      return i18n.t('glossary.problem.tooManyItems', [formatNumber(ITEMS_MAX)]);
    case 'long':
      return i18n.t('glossary.problem.long', [entryFieldName(problem.field)]);
    case 'twice':
      return i18n.t('glossary.problem.twice');
    case 'notTbx':
      return i18n.t('glossary.problem.notTbx');
    case 'broken':
      return i18n.t('glossary.problem.broken');
    case 'noColumns':
      return i18n.t('glossary.problem.noColumns');
    case 'noChinese':
      return i18n.t('glossary.problem.noChinese');
  }
}

/** The same with the line of its file. */
export function ownFileProblemText(problem: OwnFileProblem): string {
  const { words } = problem;
  const line = formatNumber(problem.line);
  const why = ownProblemText(problem);
  return words === '' ? i18n.t('glossary.line', [line, why]) : i18n.t('glossary.lineOf', [line, words, why]);
}

/** Name of what an entry is about. */
export function entryKindName(kind: GlossaryEntry['kind']): string {
  switch (kind) {
    case 'ideology':
      return i18n.t('glossary.kind.ideology');
    case 'party-building':
      return i18n.t('glossary.kind.party');
    case 'governance':
      return i18n.t('glossary.kind.governance');
    case 'economy':
      return i18n.t('glossary.kind.economy');
    case 'rural':
      return i18n.t('glossary.kind.rural');
    case 'social':
      return i18n.t('glossary.kind.social');
    case 'ecology':
      return i18n.t('glossary.kind.ecology');
    case 'epidemic':
      return i18n.t('glossary.kind.epidemic');
    case 'foreign':
      return i18n.t('glossary.kind.foreign');
    case 'unity':
      return i18n.t('glossary.kind.unity');
    case 'local':
      return i18n.t('glossary.kind.local');
    case 'style':
      return i18n.t('glossary.kind.style');
  }
}
