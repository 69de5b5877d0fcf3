import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import '../store/fake-storage';
import type { LoadedCorpus } from '../../../entrypoints/background/loaded-corpus';
import type { Knowledge } from '../../../utils/match/knowledge';

vi.mock('../../../entrypoints/background/loaded-corpus', () => ({}));

/** No mock of vitest's, which would keep what was made. */
let made = 0;
vi.mock('../../../utils/match/leave-out', () => ({
  withoutDocuments: () => {
    made++;
    return {} as Knowledge;
  },
}));

const { knowledgeWithout } = await import('../../../entrypoints/background/own-documents');

const makeCorpus = (generation: string) =>
  ({ generation, readWorkings: async () => ({}), usesRecord: false }) as unknown as LoadedCorpus;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test('knowledge without some documents is made once for the latest two sets of them', async () => {
  const corpus = makeCorpus('same name');
  const make = (...numbers: number[]) => knowledgeWithout(corpus, new Set(numbers));
  const first = await make(1);
  expect(await make(1)).toBe(first);
  await make(2);
  expect(await make(1)).toBe(first);
  await make(3);
  await make(2);
  expect(made).toBe(4);
  expect(await knowledgeWithout(makeCorpus('same name'), new Set([2]))).not.toBe(await make(2));
});

test('knowledge without some documents goes with its corpus', async () => {
  const kept = new WeakRef(await knowledgeWithout(makeCorpus('earlier'), new Set([1])));
  const goes = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    collectGarbage();
    return kept.deref();
  };
  await expect.poll(goes).toBeUndefined();
});
