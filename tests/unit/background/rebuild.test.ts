import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WorkerMessage } from '../../../utils/generation/corpus-worker';
import { clearStorage } from '../store/fake-storage';

/** What is installed, and what package and user give now. */
let installed: string;
let wanted: string;

/** The rebuilds whose workers were started, in order; the last one lives. */
let workers: string[];
let report: (message: WorkerMessage) => void;

const { useInstalledCorpus, forgetAhead, notifyAllPages } = vi.hoisted(() => ({
  useInstalledCorpus: vi.fn(async () => undefined),
  forgetAhead: vi.fn(),
  notifyAllPages: vi.fn(async () => undefined),
}));

vi.mock('../../../utils/browser', () => ({ browser: { runtime: { getPlatformInfo: () => undefined } } }));
vi.mock('../../../entrypoints/background/loaded-corpus', () => ({ useInstalledCorpus, forgetAhead }));
vi.mock('../../../entrypoints/background/pages', () => ({ notifyAllPages }));
vi.mock('../../../utils/generation/package-files', () => ({ readBundledManifest: async () => ({}) }));
vi.mock('../../../utils/store/user-documents', () => ({ readUserCorpus: async () => ({}) }));
vi.mock('../../../utils/store/corpus', () => ({
  readGeneration: async () => ({ generation: installed, shares: [] }),
  removeLeftPieces: async () => undefined,
}));
vi.mock('../../../utils/generation/generation-name', () => ({
  wantedGeneration: async (generation: string) => (generation === wanted ? null : wanted),
}));
vi.mock('../../../utils/generation/corpus-worker', () => ({
  hasLock: async (rebuild: string) => rebuild === workers.at(-1),
  runCorpusWorker: (rebuild: string, onMessage: typeof report) => {
    workers.push(rebuild);
    report = onMessage;
    return () => undefined;
  },
}));

let rebuild: typeof import('../../../entrypoints/background/rebuild');

beforeEach(async () => {
  clearStorage();
  vi.resetModules();
  vi.clearAllMocks();
  installed = 'bundled';
  workers = [];
  rebuild = await import('../../../entrypoints/background/rebuild');
  wanted = 'one more';
  await rebuild.rebuildWhereNeeded(false);
  await send({ kind: 'begun' });
});

afterEach(() => rebuild.stopCorpusWorker());

const send = (message: Omit<WorkerMessage, 'rebuild'>) =>
  rebuild.onWorkerMessage({ ...message, rebuild: workers.at(-1) } as WorkerMessage);

test('a corpus that a worker has switched to is used though another rebuild begins before it says so', async () => {
  installed = 'one more';
  wanted = 'two more';
  await rebuild.rebuildWhereNeeded(false);
  expect(workers).toHaveLength(2);
  expect(useInstalledCorpus).toHaveBeenCalledOnce();
  expect(notifyAllPages).toHaveBeenCalledWith('corpusInstalled');
});

test('pages are told nothing where a rebuild gives way to another one before it has switched', async () => {
  wanted = 'two more';
  await rebuild.rebuildWhereNeeded(false);
  expect(workers).toHaveLength(2);
  expect(notifyAllPages).not.toHaveBeenCalled();
});

test('what was read ahead is forgotten when its worker fails', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  forgetAhead.mockClear();
  await send({ kind: 'failed', why: 'full' } as never);
  expect(forgetAhead).toHaveBeenCalledOnce();
});
