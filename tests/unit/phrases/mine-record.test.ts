import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RECORD_MAX_HAN } from '../../../utils/limits';
import { logitOf } from '../../../utils/phrases/strength';
import { chainKey, type EntryKind, entryKind, type RecordEntry } from '../../../utils/record/table';
import { countHan } from '../../../utils/text/han';
import { normalise } from '../../../utils/text/normalise';
import { encodeRecord } from '../../tools/encode-record';
import { FRAME_FEATURES } from '../../tools/mining/frames';
import { chooseEntries, findInRecord, mineRecord, type RecordModels } from '../../tools/mining/mine-record';
import { PHRASE_FEATURES } from '../../tools/mining/phrase-features';
import { bundledWords } from '../bundled-words';
import { placesOf } from '../index/naive';
import { GENERAL, repetitiveReports, reportsOf } from './sources';

/** Models that give everything the same logit. */
const all = (base: number): RecordModels => ({
  phrase: { base, weights: PHRASE_FEATURES.map(() => 0) },
  frame: { base, weights: FRAME_FEATURES.map(() => 0) },
});

function choose(base: number, reports: readonly string[], corpus: readonly string[] = []): RecordEntry[] {
  const documents = corpus.map((text) => ({ text }));
  return chooseEntries(findInRecord(reportsOf(reports), documents, GENERAL, bundledWords), all(base));
}
const ofKind = (entries: readonly RecordEntry[], kind: EntryKind) =>
  entries.filter(({ text }) => entryKind(text) === kind).map(({ text }) => text);

const fillers = ['经济', '教育', '农村', '企业'];
const chain = '教育、医疗、养老';
const reports = fillers.map((filler) => `为${filler}提供支撑。${chain}。扎实推动发展`);
const others = ['凝心聚力', '真抓实干', '善作善成', '大家辛苦'];
const texts = fillers.map((filler, i) => `${reports[i]}。为${filler}问题提供支撑。${others[i]}`);

describe('chooseEntries', () => {
  test('phrases, templates, chains and words, each with its strength and its reports', () => {
    const entries = choose(1, texts);
    expect(ofKind(entries, 'phrase')).toContain('扎实推动发展');
    expect(ofKind(entries, 'template')).toContain('为\u0001提供支撑');
    expect(ofKind(entries, 'chain')).toEqual([chain]);
    expect(ofKind(entries, 'word')).toContain('扎实');
    expect(ofKind(entries, 'word')).not.toContain('凝心聚力');
    const { strength, counts } = entries.find(({ text }) => text === '为\u0001提供支撑') as RecordEntry;
    expect(logitOf(strength)).toBeCloseTo(1, 1);
    expect(counts).toEqual([0, 1, 2, 3].map((report) => ({ report, count: 2 })));
  });

  test('the weaker, the fewer: first no chains, then no templates, then no phrases; words are not weighed', () => {
    const kinds = [3, 0, -0.5, -1, -1.5, -2, -6].map((base) => {
      const entries = choose(base, texts);
      return (['phrase', 'template', 'chain'] as const).filter((kind) => ofKind(entries, kind).length > 0);
    });
    expect(kinds[0]).toEqual(['phrase', 'template', 'chain']);
    kinds.slice(1).forEach((each, i) => {
      expect(each).toEqual(kinds[i].slice(0, each.length));
    });
    expect(kinds.at(-1)).toEqual([]);
    expect(ofKind(choose(-6, texts), 'word')).toEqual(ofKind(choose(3, texts), 'word'));
  });

  test('words that officials use less than others are left out', () => {
    expect(ofKind(choose(1, Array(3).fill('我们看的是发展，看的是“医疗”')), 'word')).not.toContain('的');
  });

  test('a phrase of the corpus is there, too, where all reports have a longer one around it', () => {
    const longer = '坚决打赢精准脱贫攻坚战。'.repeat(30);
    const corpus = ['打赢精准脱贫。扎实推动发展', '打赢精准脱贫，稳住发展'];
    const entries = choose(1, [longer, longer, longer], corpus);
    const { counts } = entries.find(({ text }) => text === '打赢精准脱贫') as RecordEntry;
    expect(counts).toEqual([0, 1, 2].map((report) => ({ report, count: 30 })));
    expect(ofKind(choose(1, [longer, longer, longer]), 'phrase')).not.toContain('打赢精准脱贫');
  });

  test('the corpus helps to choose and is not counted', () => {
    const [entry] = choose(1, ['凝心聚力', '凝心聚力。凝心聚力'], ['凝心聚力', '凝心聚力']).filter(
      ({ text }) => text === '凝心聚力',
    );
    expect(entry.counts).toEqual([
      { report: 0, count: 1 },
      { report: 1, count: 2 },
    ]);
    expect(choose(1, ['凝心聚力', ''], ['凝心聚力', '凝心聚力'])).toEqual([]);
  });

  test('a count stops at 255', () => {
    const [entry] = choose(1, ['凝心聚力。'.repeat(300), '凝心聚力', '凝心聚力']);
    expect(entry.counts.map(({ count }) => count)).toEqual([255, 1, 1]);
  });

  test('what it says of any reports is so', () => {
    fc.assert(
      fc.property(repetitiveReports, ({ reports, corpus }) => {
        const entries = choose(1, reports, corpus);
        expect(new Set(entries.map(({ text }) => text)).size).toBe(entries.length);
        const normalised = [...reports, ...corpus].map((text) => normalise(text).text);
        const known = new Map(entries.map((entry) => [entry.text, entry]));
        for (const { text, counts } of entries) {
          const kind = entryKind(text);
          expect(countHan(text)).toBeLessThanOrEqual(RECORD_MAX_HAN);
          const isInCorpus =
            kind !== 'template' && normalised.slice(reports.length).join('').includes(chainKey(text));
          expect(counts.length).toBeGreaterThanOrEqual(isInCorpus || kind === 'template' ? 2 : 3);
          if (kind === 'chain') expect({ ...known.get(chainKey(text)), text }).toEqual(known.get(text));
          if (kind !== 'phrase' && kind !== 'word') continue;
          const places = placesOf(normalised, text);
          const naive = reports.map((_, report) => ({
            report,
            count: places.filter(({ document }) => document === report).length,
          }));
          expect(counts).toEqual(naive.filter(({ count }) => count > 0));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('mineRecord', () => {
  test('gives the same entries again, and such as the table takes', () => {
    fc.assert(
      fc.property(repetitiveReports, ({ reports, corpus }) => {
        const given = [reportsOf(reports), corpus.map((text) => ({ text })), GENERAL, bundledWords] as const;
        const entries = mineRecord(...given);
        expect(mineRecord(...given)).toEqual(entries);
        const list = given[0].map(({ report }) => report);
        expect(encodeRecord(list, entries)).toEqual(encodeRecord(list, entries.toReversed()));
        const everything = new Set(choose(9, reports, corpus).map(({ text }) => text));
        expect(entries.filter(({ text }) => !everything.has(text))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('nothing for no reports', () => {
    expect(mineRecord([], [], GENERAL, bundledWords)).toEqual([]);
    expect(mineRecord([], [{ text: '凝心聚力' }, { text: '凝心聚力' }], GENERAL, bundledWords)).toEqual([]);
  });
});
