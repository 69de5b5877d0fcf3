import { beforeEach, expect, test, vi } from 'vitest';
import type { PhraseAnswer } from '../../../utils/lookup/answer';
import type { LookUpSources } from '../../../utils/lookup/answer-look-up';
import { changeSettings } from '../../../utils/settings/stored-settings';
import { clearStorage } from '../store/fake-storage';

vi.mock('#i18n', () => ({ i18n: { t: (key: string) => key } }));

const bundled = { text: '落实“三茶工程”，让茶农过好日子。', title: '公开的讲话' };
const own = { text: '落实“三茶工程”（采茶、制茶、卖茶）。', title: '自己的文稿' };

vi.mock('../../../utils/generation/package-files', () => ({
  loadGlossary: async () => [
    {
      ...{ headword: '四个意识', pinyin: 'sì gè yì shí', items: ['政治意识'] },
      english: { text: 'Four Consciousnesses', by: 'ours' },
      meaning: { zh: '解释', en: 'explanation' },
    },
  ],
}));
vi.mock('../../../utils/store/own-entries', () => ({
  readOwnEntries: async () => [
    {
      id: '四个意识',
      headword: '四个意识',
      pinyin: '',
      english: 'mine',
      explanation: '',
      items: [],
      changedAt: 1,
    },
  ],
}));
vi.mock('../../../utils/lookup/look-up', () => ({
  occurrencesOf: (wording: string) =>
    [bundled, own].flatMap((document) => {
      const start = document.text.indexOf(wording);
      return start < 0 ? [] : [{ document, span: { start, end: start + wording.length } }];
    }),
}));

const { withMeanings } = await import('../../../entrypoints/background/meanings');

const sources = { knowledge: {}, documents: [bundled, own], bundled: 1 } as unknown as LookUpSources;

/** All that the meanings of a wording say. */
async function said(query: string, ofFrame: boolean): Promise<string[]> {
  const sentence = '树牢“四个意识”。';
  const lines = [{ sentence, node: '树牢' }];
  const base = { frequency: 0, own: { documentTotal: 0 } };
  const answer = {
    ...base,
    query,
    key: query,
    documents: [],
    parts: [],
    record: null,
    lines,
  } as unknown as PhraseAnswer;
  const { meanings = [], lines: shown } = await withMeanings(answer, sources, ofFrame);
  const texts = meanings.flatMap((meaning) => meaning.map(({ text }) => text));
  return [...texts, ...shown.flatMap(({ english }) => english ?? [])];
}

beforeEach(clearStorage);

test('pages of the extension get the user’s rendering, a frame the bundled one', async () => {
  expect(await said('四个意识', false)).toContain('mine');
  const inFrame = await said('四个意识', true);
  expect(inFrame).toContain('Four Consciousnesses');
  expect(inFrame.join()).not.toContain('mine');
  // It learns only that there is another.
  expect(inFrame.length).toBeGreaterThan((await said('四个意识', false)).length);
});

test('items that only the user’s documents list are not given to a frame', async () => {
  expect((await said('三茶工程', false)).join()).toContain('采茶、制茶、卖茶');
  expect(await said('三茶工程', true)).toEqual([]);
});

test('lines have English where the user wants it, in a frame the bundled one', async () => {
  expect(await said('树牢', false)).toEqual([]);
  await changeSettings({ englishLines: true });
  expect(await said('树牢', false)).toEqual(['四个意识 mine']);
  expect(await said('树牢', true)).toEqual(['四个意识 Four Consciousnesses']);
});
