import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type UserCorpus, type UserDocument, withBuiltIn } from '../../../utils/collections/user-corpus';
import type { BuildStep } from '../../../utils/generation/corpus-worker';
import { isReadable, wantedGeneration } from '../../../utils/generation/generation-name';
import { makeGeneration, measureShares } from '../../../utils/generation/make-generation';
import { readBundledManifest } from '../../../utils/generation/package-files';
import { decodeIndex, INDEX_FORMAT } from '../../../utils/index/corpus-index';
import { findAll } from '../../../utils/index/search';
import { knowledgeOf } from '../../../utils/match/knowledge';
import { buildLexicon } from '../../../utils/match/lexicon';
import { matchText } from '../../../utils/match/match-text';
import { phraseNumber, rarityAt } from '../../../utils/match/matcher';
import { RARITIES } from '../../../utils/record/rarity';
import { FACTS_ONLY, findEntry } from '../../../utils/record/table';
import { RECORD_FILE, readRecordFile } from '../../../utils/record/table-file';
import { type Generation, type LearntRow, switchCorpus } from '../../../utils/store/corpus';
import { root } from '../repository-files';
import { servePackage } from './package-fetch';

const own = '建设云溪茶旅样板村';
const texts: Record<string, string> = {
  a: `云溪县报告\n今年，${own}。修好小桥。`,
  b: `云溪县续报\n明年，${own}。再修小桥。`,
  c: `云溪县再报\n后年，${own}。又修小桥。`,
};

const document = (id: string, collection = 'mine'): UserDocument => ({
  ...{
    id,
    title: texts[id].split('\n')[0],
    occasion: 'report',
    level: 'county',
    year: 2024,
    source: `${id}.txt`,
  },
  ...{ hash: id, han: 20, collection, date: '2024-01-02', outlet: '', author: '', url: '' },
  ...{ addedAt: 1, units: texts[id].length },
});

const userCorpus = (change: Partial<UserCorpus> = {}): UserCorpus => ({
  documents: [],
  collections: withBuiltIn([]),
  hidden: [],
  textless: [],
  ...change,
});

const readTexts = async (ids: readonly string[]) => ids.map((id) => texts[id] as string | undefined);

async function make(userCorpus: UserCorpus, onStep?: (step: BuildStep) => void): Promise<Generation> {
  return makeGeneration(await readBundledManifest(), userCorpus, readTexts, onStep);
}

/** The same for what several tests compare with, made once. */
const bundledCorpus = once(() => make(userCorpus()));
const corpusOfTwo = once(() => make(userCorpus({ documents: [document('a'), document('b')] })));

function once(makeIt: () => Promise<Generation>): () => Promise<Generation> {
  let made: Promise<Generation> | undefined;
  return () => {
    made ??= makeIt();
    return made;
  };
}

/** What a generation learnt of its documents. */
function learntOf({ content: { index, lexicon, knownWords } }: Generation): LearntRow {
  return { index, lexicon, knownWords };
}

/** The wordings that a generation marks in a text. */
function marked({ content }: Generation, text: string): string[] {
  const knowledge = knowledgeOf(decodeIndex(content.index), content.lexicon, content.words);
  return matchText(knowledge, text, { reuse: false, sensitivity: 'normal' }).map(({ start, end }) =>
    text.slice(start, end),
  );
}

beforeEach(() => servePackage());
afterEach(() => vi.unstubAllGlobals());

describe('makeGeneration', () => {
  test('puts the user’s documents after the bundled ones, and knows what only they have', async () => {
    const steps: BuildStep[] = [];
    const documents = [document('a'), document('b')];
    const made = await make(userCorpus({ documents }), (step) => steps.push(step));
    const bundled = await bundledCorpus();
    expect(made.documents.map(({ id }) => id)).toEqual([...bundled.documents.map(({ id }) => id), 'a', 'b']);
    expect(made.row.documents.at(-1)).toMatchObject({ id: 'b', title: '云溪县续报', date: '2024-01-02' });
    expect(made.documents.at(-1)?.sentences.length).toBe(2);
    expect(steps).toEqual(['reading', 'indexing', 'mining', 'learning']);
    expect(marked(made, `${own}。`)).toEqual([own]);
    expect(marked(bundled, `${own}。`)).toEqual([]);
    expect(made.row.version).not.toBe(bundled.row.version);
  });

  test('separates what is known without the user’s documents: exactly the corpus without them', async () => {
    const own = await corpusOfTwo();
    const bundled = await bundledCorpus();
    expect(bundled.content.open).toBeNull();
    expect(own.content.open).toEqual(learntOf(bundled));
    expect(own.content.lexicon).not.toEqual(bundled.content.lexicon);
  });

  test('takes what is known without the user’s documents from the installed corpus, if that has the same', async () => {
    const bundled = await bundledCorpus();
    const marker = buildLexicon([{ text: '办好云溪实事' }], []);
    const installed = { ...bundled, content: { ...bundled.content, lexicon: marker } };
    await switchCorpus(installed);
    const manifest = await readBundledManifest();
    const openOf = async (user: UserCorpus) =>
      (await makeGeneration(manifest, user, readTexts, () => undefined, installed.row)).content.open;
    const documents = [document('a'), document('b')];
    const learnt = learntOf(installed);
    expect(await openOf(userCorpus({ documents }))).toEqual(learnt);
    // From one that has own documents, too.
    const own = await corpusOfTwo();
    await switchCorpus({ ...own, content: { ...own.content, open: learnt } });
    const next = await makeGeneration(
      manifest,
      userCorpus({ documents: [document('c')] }),
      readTexts,
      () => undefined,
      own.row,
    );
    expect(next.content.open).toEqual(learnt);
    const hidden = [bundled.documents[0].id];
    const other = await openOf(userCorpus({ documents, hidden }));
    expect(other?.lexicon).not.toEqual(marker);
    expect(other?.index.documentStarts).toHaveLength(bundled.documents.length);
  });

  test('leaves out what is hidden or switched off, and makes a corpus of nothing at all', async () => {
    const [first] = (await bundledCorpus()).documents;
    const hidden = await make(userCorpus({ hidden: [first.id] }));
    expect(hidden.documents.map(({ id }) => id)).not.toContain(first.id);
    const off = (...ids: string[]) => withBuiltIn(ids.map((id) => ({ id, name: '', on: false })));
    const formula = '坚持稳中求进工作总基调';
    const withoutRecord = await make(userCorpus({ collections: off('record'), documents: [document('a')] }));
    expect(withoutRecord.row.usesRecord).toBe(false);
    expect(marked(withoutRecord, `${formula}。`)).toEqual([formula]);
    const nothing = await make(
      userCorpus({ collections: off('bundled', 'record', 'mine'), documents: [document('a')] }),
    );
    expect(nothing.documents).toEqual([]);
    expect(marked(nothing, `${formula}。`)).toEqual([]);
    expect(measureShares(nothing, null)).toEqual([]);
  });

  test('the lexicon has the record’s phrases with their rarity, and nothing that is known for its facts alone', async () => {
    const { content } = await make(userCorpus());
    const { phrases } = knowledgeOf(decodeIndex(content.index), content.lexicon, content.words);
    const rarityIn = (text: string) => {
      const number = phraseNumber(phrases, text);
      return number < 0 ? null : RARITIES[rarityAt(phrases, number)];
    };
    expect(rarityIn('高质量发展')).toBe('common');
    expect(rarityIn('扩围实施两新政策')).toBe('rare');
    expect(rarityIn('继续弘扬上海精神')).toBeNull();
    const bytes = new Uint8Array(await readFile(join(root, 'public', 'record', RECORD_FILE)));
    const record = await readRecordFile(bytes);
    expect(record.strengths[findEntry(record, '继续弘扬上海精神')]).toBe(FACTS_ONLY);
  });

  test('skips documents whose text is lost', async () => {
    const documents = [document('a'), { ...document('b'), id: 'gone' }];
    expect((await make(userCorpus({ documents }))).documents.map(({ id }) => id)).not.toContain('gone');
  });

  test('measures what share of each document is boilerplate', async () => {
    const made = await make(userCorpus({ documents: [document('a'), document('b'), document('c')] }));
    const shares = measureShares(made, null);
    expect(shares).toHaveLength(made.documents.length);
    expect(Math.min(...shares)).toBeGreaterThan(0.1);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    // Nine of its twenty Han characters are the phrase.
    expect(shares.at(-1)).toBeCloseTo(9 / 20);
  });

  test('measures a document’s own share without it', async () => {
    const alone = await make(userCorpus({ documents: [document('a')] }));
    const both = await corpusOfTwo();
    expect(marked(both, `${own}。`)).toEqual([own]);
    expect(measureShares(both, null).at(-2)).toBe(measureShares(alone, null).at(-1));
    expect(measureShares(both, null).slice(-2)).toEqual([0, 0]);
  });
});

test('site furniture that stored documents have is neither mined nor found, and their texts stay', async () => {
  const byline = '责任编辑：李建国 王卫东';
  const before = { ...texts };
  Object.assign(texts, { a: `${texts.a}\n${byline}`, b: `${texts.b}\n${byline}` });
  try {
    const made = await make(userCorpus({ documents: [document('a'), document('b')] }));
    const { index } = made.content;
    const found = (text: string) =>
      findAll(decodeIndex(index), text).end - findAll(decodeIndex(index), text).first;
    expect(found('李建国')).toBe(0);
    expect(found(own)).toBe(2);
    expect(made.documents.at(-1)?.text).toBe(texts.b);
    expect(made.workings?.phrases.filter((text) => text.includes('李建国'))).toEqual([]);
  } finally {
    Object.assign(texts, before);
  }
});

describe('wantedGeneration', () => {
  test('is null where the ingredients are the same, else the name of the new generation', async () => {
    const manifest = await readBundledManifest();
    const [plain, more] = [userCorpus(), userCorpus({ documents: [document('a')] })];
    const made = (await make(more)).row.generation;
    expect(isReadable({ generation: made })).toBe(true);
    expect(isReadable({ generation: `x${made}` })).toBe(false);
    // Stored when ○ was a barrier and 著 not 着: nothing of it could be found.
    const before = made.replace(`index${INDEX_FORMAT}`, 'index1');
    expect(before).not.toBe(made);
    expect(isReadable({ generation: before })).toBe(false);
    expect(await wantedGeneration(before, manifest, more)).toBe(made);
    expect(await wantedGeneration(made, manifest, more)).toBeNull();
    expect(await wantedGeneration(made, manifest, plain)).toBe((await bundledCorpus()).row.generation);
    expect(await wantedGeneration(null, manifest, more)).toBe(made);
  });

  test('is null where the record is switched off, whether its file exists or not', async () => {
    const manifest = await readBundledManifest();
    const off = userCorpus({ collections: withBuiltIn([{ id: 'record', name: '', on: false }]) });
    const { row } = await make(off);
    expect(await wantedGeneration(row.generation, manifest, off)).toBeNull();
    servePackage(new Set([`/record/${RECORD_FILE}`]));
    expect(await wantedGeneration(row.generation, manifest, off)).toBeNull();
  });
});
