import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/corpus-index';
import { type Knowledge, knowledgeOf } from '../../../utils/match/knowledge';
import { withoutDocuments } from '../../../utils/match/leave-out';
import { buildLexicon } from '../../../utils/match/lexicon';
import { matchText } from '../../../utils/match/match-text';
import type { KnownPhrase } from '../../../utils/match/matcher';
import { type MiningWorkings, minePhrases } from '../../../utils/phrases/mine';
import { strengthOf } from '../../../utils/phrases/strength';
import { RARITIES } from '../../../utils/record/rarity';
import { SLOT } from '../../../utils/text/units';
import { bundledWords } from '../bundled-words';
import { modelFor } from './knowledge';

/** What texts are made of: few enough that wordings repeat in all ways, with the marks that divide them. */
const pieces = [
  ...[
    '坚持稳中求进',
    '工作总基调',
    '高质量发展',
    '推动',
    '全面落实',
    '各项任务',
    '建设茶旅样板村',
    '经济社会',
  ],
  ...[
    '增强意识',
    '坚定自信',
    '做到维护',
    '的',
    '和',
    '为',
    '扎实',
    '持续',
    '实现',
    'X',
    '20',
    '个项目',
    '指导',
  ],
  ...['，', '，', '、', '、', '。', '。', '\n', '“', '”'],
];

const anyText = fc
  .array(fc.constantFrom(...pieces), { minLength: 3, maxLength: 40 })
  .map((chosen) => chosen.join(''));

/** Entries of the record that the corpus may have, too, with other strengths than its own. */
const record = new Map(
  [
    ...[
      '坚持稳中求进工作总基调',
      '推动高质量发展',
      '坚持稳中求进,推动高质量发展',
      '增强意识、坚定自信、做到维护',
    ],
    ...['增强意识坚定自信做到维护', `全面落实${String.fromCharCode(SLOT)}个项目`, '各项任务'],
  ].map((text, i): [string, KnownPhrase] => [
    text,
    { text, strength: strengthOf(i - 2, { isTerm: i === 1 }), rarity: RARITIES[i % RARITIES.length] },
  ]),
);

function made(texts: readonly string[]): { knowledge: Knowledge; workings: MiningWorkings } {
  const documents = texts.map((text) => ({ text }));
  const index = buildIndex(documents);
  const { phrases, workings } = minePhrases(index, documents, bundledWords);
  const knowledge = knowledgeOf(index, buildLexicon(phrases, record.values()), bundledWords);
  return { knowledge: { ...knowledge, model: modelFor() }, workings };
}

/** The same knowledge made of the other documents alone. */
function madeWithout(texts: readonly string[], leftOut: ReadonlySet<number>): Knowledge {
  return made(texts.filter((_, number) => !leftOut.has(number))).knowledge;
}

function leave(texts: readonly string[], leftOut: ReadonlySet<number>): Knowledge {
  const { knowledge, workings } = made(texts);
  return withoutDocuments(knowledge, workings, leftOut, (text) => record.get(text) ?? null);
}

const match = (knowledge: Knowledge, page: string) =>
  matchText(knowledge, page, { reuse: true, sensitivity: 'normal' });

const wordings = (knowledge: Knowledge, page: string) =>
  match(knowledge, page).map(({ start, end, kind }) => `${kind} ${page.slice(start, end)}`);

describe('withoutDocuments', () => {
  const run = '龚石匠在桥头凿出十二只石狮子';
  const village = '建设茶旅样板村';

  test.each([
    ['a run that it alone has', [`${run}。`, '别的。'], [0], run, []],
    ['a run that another has', [`${run}。`, `${run}。`], [0], run, [`reuse ${run}`]],
    ['a phrase that one other has', [`我们，${village}。`, `他们，${village}。`], [1], village, []],
    [
      'a phrase that two others have',
      [`我们，${village}。`, `他们，${village}。`, `大家，${village}。`],
      [1],
      village,
      [`phrase ${village}`],
    ],
    ['all of those that have it', ['甲。', `我们，${village}。`, `他们，${village}。`], [1, 2], village, []],
    ['a template of it', ['实施高质量发展X个重点项目。', '别的。'], [0], '实施高质量发展3个重点项目', []],
    [
      'a template of another, too',
      ['实施高质量发展X个重点项目。', '别的。', '实施高质量发展20个重点项目。'],
      [0],
      '实施高质量发展3个重点项目',
      ['template 实施高质量发展3个重点项目'],
    ],
    [
      'what had made a phrase a fragment of longer ones',
      [`坚持稳中求进${village}坚持稳中求进。`, `坚持稳中求进${village}。`, `${village}坚持稳中求进。`],
      [0],
      village,
      [`phrase ${village}`],
    ],
  ])('leaves out %s', (_name, texts, leftOut, page, expected) => {
    expect(wordings(leave(texts, new Set(leftOut)), `${page}。`)).toEqual(expected);
    expect(wordings(madeWithout(texts, new Set(leftOut)), `${page}。`)).toEqual(expected);
  });

  test('a template is as rare again as the record says', () => {
    const texts = ['全面落实X个项目。', '别的。'];
    const rarities = (knowledge: Knowledge) =>
      match(knowledge, '全面落实3个项目。').map(({ rarity }) => rarity);
    expect(rarities(made(texts).knowledge)).toEqual(['typical']);
    expect(rarities(leave(texts, new Set([0])))).toEqual(['rare']);
  });

  test('without documents that are left out all is as before', () => {
    const texts = [`我们，${village}。${run}。`, `他们，${village}。`];
    const { knowledge } = made(texts);
    for (const text of texts) expect(match(leave(texts, new Set()), text)).toEqual(match(knowledge, text));
  });

  test('matches as a corpus does that was made without them', () => {
    const corpora = fc
      .record({
        texts: fc.array(anyText, { minLength: 2, maxLength: 7 }),
        // As agencies' texts are: the same one twice, or one with a piece of another in it.
        copied: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 3 }),
        leftOut: fc.uniqueArray(fc.nat(6), { maxLength: 3 }),
        page: anyText,
      })
      .map(({ texts, copied, leftOut, page }) => {
        const all = [...texts];
        for (const [from, to] of copied) all[to % all.length] += `。${all[from % all.length].slice(0, 60)}`;
        return { texts: all, leftOut: new Set(leftOut.map((number) => number % all.length)), page };
      });
    fc.assert(
      fc.property(corpora, ({ texts, leftOut, page }) => {
        const left = leave(texts, leftOut);
        const oracle = madeWithout(texts, leftOut);
        for (const text of [page, ...texts]) expect(match(left, text)).toEqual(match(oracle, text));
      }),
      { numRuns: 60 },
    );
  });
});
