import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { GLOSSARY_FILE, KINDS, MEANING_MAX, MEANING_MIN, RECORD_SOURCE } from '../../../utils/glossary/entry';
import { glossaryOf, meaningsOf, wordingOf, wordingsOf } from '../../../utils/glossary/glossary';
import { numberedFormulas } from '../../../utils/glossary/numbered-formulas';
import { hasItemsSaid, itemsSaid } from '../../../utils/glossary/numbers';
import { normalise } from '../../../utils/text/normalise';
import { Attestations } from '../../tools/glossary/attestation';
import { glossaryText, readGlossary, readSources } from '../../tools/glossary/glossary-folder';
import { isLater, pinyinOf } from '../../tools/glossary/make-entry';
import { isOfficial } from '../../tools/glossary/official-pages';
import { PINYIN_CORRECTIONS } from './pinyin-corrections';

/** Greatest size of the entries in the package, bytes. */
const PACKED_MAX = 250_000;

const PUBLIC = fileURLToPath(new URL('../../../public', import.meta.url));

const entries = await readGlossary();
const { record, corpus } = await readSources();
const attestations = new Attestations(record, corpus);
const attested = new Map(entries.map((entry) => [entry, attestations.of(wordingsOf(entry))]));
const attestationOf = (entry: (typeof entries)[number]) =>
  attested.get(entry) as ReturnType<Attestations['of']>;

/** Numbers of things in the documents that are no formulations, and names in figures, which all look the same to a look-up. */
const COUNTING_ONLY = [
  ...[
    '三个方面',
    '四个方面',
    '五个方面',
    '六个方面工作',
    '两个维度',
    '四条街道',
    '四条高速公路',
    '两条过江通道',
  ],
  ...['四种形态特别', '十九大作出', '四个层面、五个关系', '一件事', '百亿项目'],
  ...['20字', '2523', '2+1', '5+2', '3+X'],
];

const named = (found: typeof entries) => found.map(({ headword }) => headword);
const countBy = (keyOf: (entry: (typeof entries)[number]) => string) =>
  Object.fromEntries(
    [...new Set(entries.map(keyOf))]
      .sort()
      .map((key) => [key, entries.filter((entry) => keyOf(entry) === key).length]),
  );

test('there are as many entries as promised, of every kind', () => {
  const kinds = countBy(({ kind }) => kind);
  const scopes = countBy(({ scope }) => (['national', 'speech', 'local'].includes(scope) ? scope : 'place'));
  const renderings = countBy(({ english }) => english.by);
  const firsts = countBy(({ first }) =>
    first === undefined ? 'none' : first.source === RECORD_SOURCE ? 'record' : 'page',
  );
  const itemised = entries.filter(({ items }) => items !== undefined).length;
  console.log({ entries: entries.length, kinds, scopes, renderings, firsts, itemised });
  expect(entries.length).toBeGreaterThanOrEqual(600);
  expect(Object.keys(kinds)).toEqual([...KINDS].sort());
  expect(renderings.official).toBeGreaterThan(130);
  expect(firsts.page).toBeGreaterThan(200);
  expect(itemised).toBeGreaterThan(140);
});

test('the file is in its order and form, and small enough', async () => {
  const file = await readFile(path.join(PUBLIC, GLOSSARY_FILE), 'utf8');
  expect(file).toBe(glossaryText([...entries].reverse()));
  expect(gzipSync(file).length).toBeLessThan(PACKED_MAX);
});

test('no headword or variant is there twice', () => {
  expect(named(entries).filter((headword, at, all) => all.indexOf(headword) !== at)).toEqual([]);
  // Brackets tell meanings of one headword apart; other wordings that two entries share are listed here.
  const shared = ['两新'];
  const owners = new Map<string, string[]>();
  for (const entry of entries)
    for (const wording of wordingsOf(entry)) {
      const key = normalise(wording).text;
      owners.set(key, [...(owners.get(key) ?? []), wordingOf(entry.headword)]);
    }
  const found = [...owners].filter(([, [first, ...others]]) => others.some((other) => other !== first));
  expect(found.map(([wording]) => wording)).toEqual(shared);
  const empty = entries.filter((entry) =>
    wordingsOf(entry).some((wording) => normalise(wording).text === ''),
  );
  expect(named(empty)).toEqual([]);
});

test('corpus or record has each, unless it is marked', () => {
  const missing = entries.filter((entry) => !attestationOf(entry).isFound);
  expect(named(missing.filter(({ unattested }) => unattested === undefined))).toEqual([]);
  expect(
    named(entries.filter((entry) => attestationOf(entry).isFound && entry.unattested !== undefined)),
  ).toEqual([]);
  expect(missing.length).toBeLessThan(60);
});

test('no first use is later than the oldest in the record', () => {
  const late = entries.filter((entry) => {
    const known = attestationOf(entry).first;
    return entry.first && known && !entry.otherSense && isLater(entry.first.date, known.date);
  });
  expect(named(late)).toEqual([]);
});

test('another sense is named only where the record has an older use', () => {
  const needless = entries.filter((entry) => {
    const known = attestationOf(entry).first;
    return entry.otherSense && (known === null || (entry.first && !isLater(entry.first.date, known.date)));
  });
  expect(named(needless)).toEqual([]);
});

test('a first use from the record is the one that the record has', () => {
  const fromRecord = entries.filter(({ first }) => first?.source === RECORD_SOURCE);
  expect(fromRecord.length).toBeGreaterThan(150);
  const others = fromRecord.filter((entry) => {
    const { date, occasion } = entry.first as { date: string; occasion: string };
    return JSON.stringify({ date, occasion }) !== JSON.stringify(attestationOf(entry).first);
  });
  expect(named(others)).toEqual([]);
});

test('dates are days, months or years that have been', () => {
  const wrong = entries.filter(({ first }) => {
    if (first === undefined) return false;
    const [year, month = '01', day = '01'] = first.date.split('-');
    const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
    return Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day) || first.date > '2026-12';
  });
  expect(named(wrong)).toEqual([]);
});

test('every date and every rendering that is not ours has a source', () => {
  expect(named(entries.filter(({ first }) => first && !/^(record$|https?:\/\/)/.test(first.source)))).toEqual(
    [],
  );
  const sourceless = entries.filter(
    ({ english }) => english.by !== 'ours' && !english.source.startsWith('http'),
  );
  expect(named(sourceless)).toEqual([]);
  const misjudged = entries.filter(
    ({ english }) => english.by !== 'ours' && isOfficial(english.source) !== (english.by === 'official'),
  );
  expect(named(misjudged)).toEqual([]);
});

test('renderings are English, and not empty', () => {
  expect(named(entries.filter(({ english }) => !/^[\x20-\x7e’“”–—é…]{3,}$/.test(english.text)))).toEqual([]);
});

test('templates have a slot in English where they have one in Chinese', () => {
  const templates = entries.filter(({ headword }) => headword.includes('…'));
  expect(templates.length).toBeGreaterThan(30);
  expect(
    named(entries.filter(({ headword, english }) => headword.includes('…') !== english.text.includes('…'))),
  ).toEqual([]);
});

test('numbered ones have as many items as they say', () => {
  const itemised = entries.filter(({ items }) => items !== undefined);
  const saying = itemised.filter(({ headword }) => itemsSaid(headword) !== null);
  expect(saying.length).toBeGreaterThan(100);
  expect(named(itemised.filter(({ headword, items = [] }) => !hasItemsSaid(headword, items)))).toEqual([]);
  expect(named(itemised.filter(({ items = [] }) => new Set(items).size !== items.length))).toEqual([]);
});

test('numbered formulations of the bundled documents have entries, but for what only counts', () => {
  const glossary = glossaryOf(entries);
  const found = corpus.flatMap(({ text }) => numberedFormulas(text).map((each) => each.text));
  const missing = [...new Set(found)].filter((formula) => meaningsOf(glossary, formula).length === 0);
  expect(new Set(found).size).toBeGreaterThan(110);
  expect(missing.sort()).toEqual([...COUNTING_ONLY].sort());
});

test('explanations are 20 to 200 characters, in both languages, and each is written for its entry', () => {
  const length = (text: string) => text.length >= MEANING_MIN && text.length <= MEANING_MAX;
  expect(named(entries.filter(({ meaning }) => !length(meaning.zh) || !length(meaning.en)))).toEqual([]);
  expect(
    named(entries.filter(({ meaning }) => !/。$/.test(meaning.zh) || !/[.’”]$/.test(meaning.en))),
  ).toEqual([]);
  expect(named(entries.filter(({ meaning }) => !/[\u4e00-\u9fff]{5}/.test(meaning.zh)))).toEqual([]);
  for (const language of ['zh', 'en'] as const) {
    const all = entries.map(({ meaning }) => meaning[language]);
    expect(all.filter((text, at) => all.indexOf(text) !== at)).toEqual([]);
  }
});

test('pinyin is what pinyin-pro says, except where that is known to be wrong', () => {
  const others = entries.filter((entry) => entry.pinyin !== pinyinOf(entry.headword));
  const corrected = new Map(others.map(({ headword, pinyin: written }) => [headword, written]));
  expect(Object.fromEntries(corrected)).toEqual(PINYIN_CORRECTIONS);
});

test('pinyin has a syllable for each character', () => {
  const syllables = (text: string) =>
    text.split(/[\s,+…—]+/).filter((part) => /[a-zü\u00e0-\u01dc\u1e3f]/i.test(part)).length;
  const characters = (headword: string) => wordingOf(headword).match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const wrong = entries.filter((entry) => syllables(entry.pinyin) !== characters(entry.headword));
  expect(wrong.map((entry) => [entry.headword, entry.pinyin])).toEqual([]);
});

test('related headwords have entries, replacements name each other, and nothing names itself', () => {
  const headwords = new Map(entries.map((entry) => [entry.headword, entry]));
  const links = entries.flatMap((entry) =>
    (['related', 'replaces', 'replacedBy'] as const).flatMap((link) =>
      (entry[link] ?? []).map((to) => ({ from: entry.headword, link, to })),
    ),
  );
  expect(links.length).toBeGreaterThan(600);
  expect(links.filter(({ to }) => !headwords.has(to))).toEqual([]);
  expect(links.filter(({ from, to }) => from === to)).toEqual([]);
  const back = { replaces: 'replacedBy', replacedBy: 'replaces' } as const;
  const oneWay = links.filter(
    ({ from, link, to }) => link !== 'related' && !headwords.get(to)?.[back[link]]?.includes(from),
  );
  expect(oneWay).toEqual([]);
});
