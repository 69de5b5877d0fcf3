import { forEachRepeat, type Repeat } from '../../../utils/index/search';
import { PHRASE_MIN_HAN, RECORD_MAX_HAN } from '../../../utils/limits';
import { mayBeginAt, mayEndBefore, WORD_BEGINS, WORD_ENDS } from '../../../utils/phrases/edges';
import { mayBegin, mayEnd } from '../../../utils/phrases/function-words';
import { countHan } from '../../../utils/text/han';
import { COMMA, FIGURE, isBarrier } from '../../../utils/text/units';
import type { AllTexts } from './all-texts';
import { IN_COLUMN } from './counted-form';
import type { RuledWording } from './exclusions';

/** A wording that the news has on several days, in its shared form. */
export type NewsWording = RuledWording;

/** At its edges words begin and end in at least this share of its occurrences. */
const EDGE_SHARE = 0.5;

/** This number of occurrences is looked at before all are. */
const GLANCE = 16;

/**
 * The wordings of PHRASE_MIN_HAN to RECORD_MAX_HAN Han characters that the news has on a number of days, between word
 * edges, without a particle or function word at an edge, without digits and letters, and closed: no longer one has the same
 * days. One with ，in it runs from one mark to another.
 */
export function newsWordings(texts: AllTexts, minDays: number, say: (what: string) => void): NewsWording[] {
  const found = new Map<string, NewsWording>();
  const { index } = texts;
  const scratch = new Scratch(texts);
  let seen = 0;
  forEachRepeat(index, PHRASE_MIN_HAN, (repeat) => {
    if (++seen % 2_000_000 === 0) say(`${seen} repeated strings, ${found.size} wordings`);
    if (repeat.documentFrequency < minDays) return;
    const start = index.suffixes[repeat.first];
    if (!mayBeginAt(index.text, start) || !scratch.hasEdge(repeat, 0, WORD_BEGINS)) return;
    const wording = longestWording(texts, scratch, repeat, minDays);
    if (wording !== null) found.set(wording.text, wording);
  });
  say(`${found.size} wordings between word edges`);
  return closed(found);
}

/** The longest wording of a repeat; shorter ones of it have the same occurrences. */
function longestWording(
  { index, bits }: AllTexts,
  scratch: Scratch,
  repeat: Repeat,
  minDays: number,
): NewsWording | null {
  const start = index.suffixes[repeat.first];
  const most = Math.min(repeat.length, RECORD_MAX_HAN * 2);
  for (let length = most; length > repeat.shorter && length >= PHRASE_MIN_HAN; length--) {
    if (!mayEndBefore(index.text, start + length) || !scratch.hasEdge(repeat, length - 1, WORD_ENDS))
      continue;
    const text = String.fromCharCode(...index.text.subarray(start, start + length));
    const han = countHan(text);
    if (han > RECORD_MAX_HAN) continue;
    const commas = text.split(',').length - 1;
    if (han < PHRASE_MIN_HAN || han + commas < length) return null;
    const words = wordsOf(text, bits.subarray(start, start + length));
    if (!mayBegin(words[0]) || !mayEnd(words[words.length - 1])) continue;
    if (commas > 0 && !scratch.isBetweenMarks(repeat, length)) continue;
    const counts = scratch.count(repeat, length);
    if (counts.days >= minDays) return { text, words, ...counts };
  }
  return null;
}

function wordsOf(text: string, bits: Uint8Array): string[] {
  const words: string[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && !(bits[at] & WORD_BEGINS)) continue;
    words.push(text.slice(from, at));
    from = at;
  }
  return words;
}

/** Counts the occurrences of repeats; keeps what each count needs. */
class Scratch {
  readonly #texts: AllTexts;
  readonly #lastSeen: Int32Array;
  readonly #lastInText: Int32Array;
  #count = 0;

  constructor(texts: AllTexts) {
    this.#texts = texts;
    this.#lastSeen = new Int32Array(texts.names.length);
    this.#lastInText = new Int32Array(texts.names.length);
  }

  /** Whether enough of the occurrences have a bit at an offset. The first few are asked before all. */
  hasEdge({ first, end }: Repeat, offset: number, bit: number): boolean {
    const glance = Math.min(end, first + GLANCE);
    if (this.#edges(first, glance, offset, bit) === 0) return false;
    return this.#edges(first, end, offset, bit) >= EDGE_SHARE * (end - first);
  }

  #edges(first: number, end: number, offset: number, bit: number): number {
    const { index, bits } = this.#texts;
    let edges = 0;
    for (let i = first; i < end; i++) if (bits[index.suffixes[i] + offset] & bit) edges++;
    return edges;
  }

  /**
   * Of the occurrences, the share that has the most frequent neighbour at an offset, and the share that has a mark or the
   * end of a line there.
   */
  #neighbours(first: number, end: number, offset: number): { same: number; marks: number } {
    const { suffixes, text } = this.#texts.index;
    const step = Math.max(1, Math.floor((end - first) / NEIGHBOURS));
    const neighbours = new Map<number, number>();
    let asked = 0;
    let most = 0;
    let marks = 0;
    for (let i = first; i < end; i += step) {
      asked++;
      const unit = text[suffixes[i] + offset];
      if (isMark(unit)) {
        if (unit !== FIGURE) marks++;
        continue;
      }
      const count = (neighbours.get(unit) ?? 0) + 1;
      neighbours.set(unit, count);
      if (count > most) most = count;
    }
    return { same: most / asked, marks: marks / asked };
  }

  /** Whether at least half of the occurrences stand between marks. */
  isBetweenMarks({ first, end }: Repeat, length: number): boolean {
    const { suffixes, text } = this.#texts.index;
    let marked = 0;
    for (let i = first; i < end; i++)
      if (isMark(text[suffixes[i] - 1]) && isMark(text[suffixes[i] + length])) marked++;
    return marked >= (end - first) / 2;
  }

  /** The days of news that have the string between word edges. */
  count({ first, end }: Repeat, length: number): Omit<RuledWording, 'text' | 'words'> {
    const { names, numbers, bits, index } = this.#texts;
    const stamp = ++this.#count;
    let days = 0;
    let daysInText = 0;
    let behindFigure = 0;
    let beforeFigure = 0;
    for (let i = first; i < end; i++) {
      const at = index.suffixes[i];
      const number = numbers[at];
      if (index.text[at - 1] === FIGURE) behindFigure++;
      if (index.text[at + length] === FIGURE) beforeFigure++;
      if (!(bits[at] & WORD_BEGINS) || !(bits[at + length - 1] & WORD_ENDS)) continue;
      if (names[number].kind !== 'day') continue;
      if (this.#lastSeen[number] !== stamp) days++;
      this.#lastSeen[number] = stamp;
      if (bits[at] & IN_COLUMN || this.#lastInText[number] === stamp) continue;
      daysInText++;
      this.#lastInText[number] = stamp;
    }
    const places = end - first;
    const before = this.#neighbours(first, end, -1);
    const after = this.#neighbours(first, end, length);
    return {
      days,
      daysInText,
      behindFigure: behindFigure / places,
      beforeFigure: beforeFigure / places,
      sameBefore: before.same,
      sameAfter: after.same,
      marksBefore: before.marks,
      marksAfter: after.marks,
    };
  }
}

function isMark(unit: number | undefined): boolean {
  return unit === undefined || unit === COMMA || isBarrier(unit);
}

/** Occurrences that are asked for their neighbours: enough for a share. */
const NEIGHBOURS = 200;

/** Those that no longer one contains on all of their days. */
function closed(found: ReadonlyMap<string, NewsWording>): NewsWording[] {
  const open = new Set<string>();
  for (const { text, words, days } of found.values()) {
    for (let from = 0, start = 0; from < words.length; start += words[from++].length) {
      for (let to = from + 1, end = start; to <= words.length; to++) {
        end += words[to - 1].length;
        if (end - start < PHRASE_MIN_HAN || end - start === text.length) continue;
        const part = text.slice(start, end);
        if (found.get(part)?.days === days) open.add(part);
      }
    }
  }
  return [...found.values()].filter(({ text }) => !open.has(text));
}
