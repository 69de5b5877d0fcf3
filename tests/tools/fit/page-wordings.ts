import { findAll } from '../../../utils/index/search';
import { PHRASE_MIN_HAN, RECORD_MAX_HAN } from '../../../utils/limits';
import { atomKey, findAtoms } from '../../../utils/match/atoms';
import type { Knowledge } from '../../../utils/match/knowledge';
import type { KnownPhrase } from '../../../utils/match/matcher';
import { WORD_BEGINS, WORD_ENDS } from '../../../utils/phrases/edges';
import { applyModel, type LinearModel, strengthOf } from '../../../utils/phrases/strength';
import { sharedForm } from '../../../utils/record/shared-form';
import type { WordList } from '../../../utils/words/word-list';
import type { AllTexts } from '../record/all-texts';
import { countWording } from '../record/count-wordings';
import { countedLine } from '../record/counted-form';
import { MIN_LOGIT, newsCalendar, type WeighedWording } from '../record/weigh-wordings';
import { type Example, example, fitLogistic, PENALTY, TERM_PHRASE } from './fit-models';
import type { MarkedLine } from './marked-lines';

/** A wording that marked pages have, in the spelling of the record. */
export interface PageWording extends WeighedWording {
  readonly text: string;
}

/**
 * Those of some wordings that are in marked lines: no other matters for what is found there.
 * @param weighed By shared form. @param spellings Of the phrases of the reports, by shared form.
 */
export function pageWordings(
  lines: readonly MarkedLine[],
  texts: AllTexts,
  words: WordList,
  weighed: ReadonlyMap<string, WeighedWording>,
  spellings: ReadonlyMap<string, string>,
): PageWording[] {
  const calendar = newsCalendar(texts);
  const found = new Map<string, PageWording>();
  for (const { source } of lines) {
    const { text, bits } = countedLine(source, words);
    for (let start = 0; start < text.length; start++) {
      if (!(bits[start] & WORD_BEGINS)) continue;
      const last = Math.min(text.length, start + 2 * RECORD_MAX_HAN);
      for (let end = start + PHRASE_MIN_HAN; end <= last; end++) {
        if (!(bits[end - 1] & WORD_ENDS)) continue;
        const form = text.slice(start, end);
        const wording = found.has(form) ? undefined : weighed.get(form);
        if (wording === undefined) continue;
        const spelling = spellings.get(form) ?? countWording(texts, form, calendar).text;
        found.set(form, { ...wording, text: spelling });
      }
    }
  }
  return [...found.values()];
}

/** Those of some wordings that a model takes for set phrases. @param forms Only these are taken. */
export function chosenWordings(
  wordings: readonly PageWording[],
  forms: ReadonlySet<string>,
  model: LinearModel,
): KnownPhrase[] {
  return wordings.flatMap(({ text, features, flags }) => {
    const logit = applyModel(model, features);
    return logit < MIN_LOGIT || !forms.has(sharedForm(text))
      ? []
      : [{ text, strength: strengthOf(logit, flags) }];
  });
}

/** The model of wordings from their occurrences in marked lines. @param knowledge Knows all of them. */
export function fitWordingModel(
  wordings: readonly PageWording[],
  knowledge: Knowledge,
  lines: readonly MarkedLine[],
): LinearModel {
  const byForm = new Map(wordings.map(({ text, features }) => [sharedForm(text), features]));
  const examples: Example[] = [];
  for (const line of lines)
    for (const atom of findAtoms(knowledge, line.page, false)) {
      if (atom.deviation || atom.filler) continue;
      const features = byForm.get(sharedForm(atomKey(line.page.text, atom)));
      if (features === undefined) continue;
      const share = line.share(atom);
      examples.push(example(features, share, TERM_PHRASE, Math.sqrt(share.han)));
    }
  return fitLogistic(examples, PENALTY);
}

/** Units that a text and a page have in common, where they are the same. */
const SAME_UNITS = 20;
/** Steps between the strings that are looked for. */
const SAME_STEP = 4;
/** With this share of a page's strings, a text holds the page, or a version of it. */
const SAME_SHARE = 0.3;

/**
 * Leaves out of all counts the days and articles that hold a marked page: a text never explains the page that it is.
 * Reports stay, since theirs are the words that pages quote.
 * @param pages The lines of each page. @returns How many texts were left out.
 */
export function leaveOutPages(
  { index, numbers, names, bits }: AllTexts,
  pages: readonly (readonly MarkedLine[])[],
): number {
  const gone = new Set<number>();
  for (const lines of pages) {
    const shared = new Map<number, number>();
    let strings = 0;
    for (const { page } of lines) {
      const text = sharedForm(page.text);
      for (let at = 0; at + SAME_UNITS <= text.length; at += SAME_STEP, strings++) {
        const { first, end } = findAll(index, text.slice(at, at + SAME_UNITS));
        const having = new Set(Array.from(index.suffixes.subarray(first, end), (place) => numbers[place]));
        for (const number of having) shared.set(number, (shared.get(number) ?? 0) + 1);
      }
    }
    for (const [number, count] of shared)
      if (count >= SAME_SHARE * strings && names[number].kind !== 'report') gone.add(number);
  }
  for (const number of gone) bits.fill(0, index.documentStarts[number], index.documentStarts[number + 1]);
  return gone.size;
}
