import { findAll, forEachRepeat, type Repeat } from '../../../utils/index/search';
import { PHRASE_MIN_HAN, RECORD_MAX_HAN } from '../../../utils/limits';
import { mayBeginAt, mayEndBefore, WORD_BEGINS, WORD_ENDS } from '../../../utils/phrases/edges';
import { mayBegin, mayEnd } from '../../../utils/phrases/function-words';
import { leftEdge, rightEdge } from '../../../utils/phrases/repeat-statistics';
import { countHan } from '../../../utils/text/han';
import type { AllTexts } from './all-texts';
import { countTexts, type MeasuredWording, type TextCounts } from './wording-features';

/** A wording is common from one of these numbers of texts on. Articles of the Party's site are all of one kind. */
const MIN_DAYS = 5;
const MIN_PARTY = 2;
const MIN_UNIVERSITY = 3;
const MIN_REPORTS = 3;
const MIN_TEXTS = 4;

/** Repeated strings in fewer texts aren't looked at. */
const MIN_ANY = 3;

/** At its edges words begin and end in at least this share of its occurrences. */
const EDGE_SHARE = 0.5;

/** With more neighbours of one kind it is a piece of something longer; marks don't count. */
const MIN_ENTROPY = 0.2;

/** This number of occurrences is looked at before all are. */
const GLANCE = 16;

/**
 * Calls back with each wording of PHRASE_MIN_HAN to RECORD_MAX_HAN Han characters that many texts have between word edges,
 * without a particle or function word at an edge; of those with the same occurrences, the longest. One with ，in it runs
 * from one mark to another.
 */
export function forEachCommonWording(
  texts: AllTexts,
  visit: (wording: MeasuredWording) => void,
  say: (what: string) => void,
): void {
  let seen = 0;
  forEachRepeat(texts.index, PHRASE_MIN_HAN, (repeat) => {
    if (++seen % 4_000_000 === 0) say(`${seen} repeated strings`);
    const { index, bits } = texts;
    if (repeat.documentFrequency < MIN_ANY) return;
    const start = index.suffixes[repeat.first];
    if (!mayBeginAt(index.text, start) || !hasEdge(texts, repeat, 0, WORD_BEGINS)) return;
    for (let length = Math.min(repeat.length, RECORD_MAX_HAN * 2); length > repeat.shorter; length--) {
      if (length < PHRASE_MIN_HAN) break;
      if (!mayEndBefore(index.text, start + length) || !hasEdge(texts, repeat, length - 1, WORD_ENDS))
        continue;
      const text = String.fromCharCode(...index.text.subarray(start, start + length));
      const han = countHan(text);
      if (han > RECORD_MAX_HAN) continue;
      const commas = text.split(',').length - 1;
      if (han < PHRASE_MIN_HAN || han + commas < length) return;
      const words = wordsOf(texts, repeat, text);
      if (words === null || !mayBegin(words[0]) || !mayEnd(words[words.length - 1])) continue;
      const counts = countTexts(texts, { ...repeat, length });
      if (!isCommon(counts)) return;
      const left = leftEdge(index, bits, repeat);
      const right = rightEdge(index, bits, repeat, length);
      if (commas > 0 && Math.min(left.marks, right.marks) < EDGE_SHARE) continue;
      if (left.entropy < MIN_ENTROPY || right.entropy < MIN_ENTROPY) continue;
      visit({ text, words, first: repeat.first, end: repeat.end, left, right, counts });
      return;
    }
  });
}

/** Measures a wording, whether it is common or not; null where no text has it between word edges. @param text In its shared form. */
export function measureWording(texts: AllTexts, text: string): MeasuredWording | null {
  const { index, bits } = texts;
  const { first, end } = findAll(index, text);
  const repeat = { first, end, length: text.length, shorter: 0, documentFrequency: 0 };
  const words = wordsOf(texts, repeat, text);
  if (words === null) return null;
  const left = leftEdge(index, bits, repeat);
  const right = rightEdge(index, bits, repeat, text.length);
  return { text, words, first, end, left, right, counts: countTexts(texts, repeat) };
}

function isCommon({ reports, articles, days }: TextCounts): boolean {
  const inReports = reports.national + reports.congress + reports.provincial;
  return (
    days.length >= MIN_DAYS ||
    articles.party >= MIN_PARTY ||
    articles.university >= MIN_UNIVERSITY ||
    inReports >= MIN_REPORTS ||
    days.length + articles.party + articles.university + inReports >= MIN_TEXTS
  );
}

/** Whether enough of the occurrences have a bit at an offset. The first few are asked before all. */
function hasEdge({ index, bits }: AllTexts, { first, end }: Repeat, offset: number, bit: number): boolean {
  let edges = 0;
  for (let i = first; i < end; i++) {
    if (i === first + GLANCE && edges === 0) return false;
    if (bits[index.suffixes[i] + offset] & bit) edges++;
  }
  return edges >= EDGE_SHARE * (end - first);
}

/** The words of a repeat's string in the first occurrence between word edges; null where there is none. */
function wordsOf({ index, bits }: AllTexts, { first, end }: Repeat, text: string): string[] | null {
  for (let i = first; i < end; i++) {
    const start = index.suffixes[i];
    if (!(bits[start] & WORD_BEGINS) || !(bits[start + text.length - 1] & WORD_ENDS)) continue;
    const words: string[] = [];
    let from = 0;
    for (let at = 1; at <= text.length; at++) {
      if (at < text.length && !(bits[start + at] & WORD_BEGINS)) continue;
      words.push(text.slice(from, at));
      from = at;
    }
    return words;
  }
  return null;
}
