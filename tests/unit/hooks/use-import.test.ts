import { parseHTML } from 'linkedom';
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { UserCorpus } from '../../../utils/collections/user-corpus';
import { jobWorker } from '../intake/job-worker';
import { gb18030Speech, speech } from '../intake/texts';
import { useStrings } from '../labels/strings';

/** Workers read files when their gate is open. */
let gate: Promise<unknown> = Promise.resolve();
const addUserDocuments = vi.fn();
const readBundledManifest = vi.fn();
const notices = { show: vi.fn(), refuse: vi.fn() };

vi.mock('../../../utils/intake/reading-worker', async (original) => ({
  ...(await original<object>()),
  startIntakeWorker: () => {
    const worker = jobWorker();
    const { postMessage } = worker;
    return Object.assign(worker, {
      postMessage: (job: unknown) => void gate.then(() => postMessage.call(worker, job)),
    });
  },
}));
vi.mock('../../../utils/store/user-documents', () => ({ addUserDocuments, removeUserDocuments: vi.fn() }));
vi.mock('../../../utils/generation/package-files', () => ({ readBundledManifest }));
vi.mock('../../../utils/actions/surfaces', () => ({ openLibrary: vi.fn() }));
vi.mock('../../../utils/hooks/use-notices', () => ({ useNotices: () => notices }));
vi.mock('../../../utils/messaging/client', () => ({ request: vi.fn(() => Promise.resolve()) }));
await useStrings('en');
const { useImport } = await import('../../../utils/hooks/use-import');

const corpus: UserCorpus = { documents: [], textless: [], collections: [], hidden: [] };
const mine = { id: 'mine', name: '', on: true };
let root: Element;
let running: ReturnType<typeof useImport>;

function View() {
  running = useImport(corpus);
  return null;
}
const open = () => act(() => render(h(View, {}), root));
const leave = () => act(() => render(null, root));

/** Waits for a phase of the import. */
async function until(phase: string) {
  await vi.waitFor(async () => {
    await act(async () => undefined);
    expect(running.state.phase).toBe(phase);
  });
}
const review = () => {
  const { state } = running;
  if (state.phase !== 'review') throw new Error(state.phase);
  return state;
};
const titles = () =>
  review().result.reports.map((each) => ('taken' in each ? each.taken.title : each.problem.kind));
const added = () =>
  addUserDocuments.mock.calls.map(([documents]) =>
    documents.map((each: { info: { title: string } }) => each.info.title),
  );

/** Two texts; the encoding of the second is a guess. */
const files = () => [new File([speech(1)], 'a.txt'), new File([gb18030Speech.bytes.slice(0, -1)], 'gb.txt')];
const first = '在云岭县第1次会议上的讲话';

async function read(given = files()) {
  await act(() => running.start(given));
  await until('review');
}

/** Closes the gate of the workers; gives how it is opened. */
function closeGate(): () => void {
  let openGate = () => {};
  gate = new Promise<void>((resolve) => {
    openGate = resolve;
  });
  return openGate;
}

/** Lets a worker be asked to read. */
const untilAsked = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(async () => {
  vi.clearAllMocks();
  gate = Promise.resolve();
  addUserDocuments.mockImplementation((documents: { info: { id: string } }[]) =>
    Promise.resolve(documents.map(({ info }) => info.id)),
  );
  readBundledManifest.mockResolvedValue({ documents: [] });
  const { document } = parseHTML('<main></main>');
  vi.stubGlobal('document', document);
  root = document.querySelector('main') as Element;
  await open();
});
afterEach(async () => {
  if (running.state.phase === 'review') await act(() => running.cancel());
  await leave();
  vi.unstubAllGlobals();
});

test('a choice of encoding that is still being read is stored', async () => {
  await read();
  const openGate = closeGate();
  const reading = running.readAs(1, 'Big5');
  const adding = running.add(mine);
  await act(() => openGate());
  expect(await reading).toBeNull();
  await act(() => adding);
  expect(running.state.phase).toBe('done');
  expect(added()).toEqual([[first, expect.not.stringContaining('云岭')]]);
});

test('a choice of encoding that makes no sense stops the adding, and is said', async () => {
  await read();
  const openGate = closeGate();
  void running.readAs(1, 'UTF-8');
  const adding = running.add(mine);
  await act(() => openGate());
  await act(() => adding);
  expect(added()).toEqual([]);
  expect(notices.refuse).toHaveBeenCalledWith(expect.stringContaining('As UTF-8 it can’t be taken'));
  expect(titles()).toEqual([first, gb18030Speech.title]);
});

test('of two choices of encoding the later one counts', async () => {
  await read();
  const openGate = closeGate();
  const earlier = running.readAs(1, 'Big5');
  await untilAsked();
  gate = Promise.resolve();
  await running.readAs(1, 'GB18030');
  openGate();
  expect(await earlier).toBeNull();
  await act(async () => undefined);
  expect(titles()).toEqual([first, gb18030Speech.title]);
});

test('a file that is read again is never taken for another import’s', async () => {
  await read();
  const openGate = closeGate();
  const reading = running.readAs(1, 'Big5');
  await untilAsked();
  await act(() => running.cancel());
  gate = Promise.resolve();
  await read([new File([speech(2)], 'c.txt'), new File([speech(3)], 'd.txt')]);
  openGate();
  await reading;
  await act(async () => undefined);
  expect(titles()).toEqual([2, 3].map((number) => `在云岭县第${number}次会议上的讲话`));
});

test('what was cancelled comes back with its corrections', async () => {
  await read();
  await act(() => running.correct(0, { title: '改过的题目' }));
  await act(() => running.choose({ newName: '县里', id: 'x' } as never));
  const before = review();
  await act(() => running.cancel());
  expect(running.state.phase).toBe('cancelled');
  await act(() => running.resume());
  expect(review()).toEqual(before);
});

test('files that the user left out are counted', async () => {
  await read();
  await act(() => running.correct(1, { isLeftOut: true }));
  await act(() => running.add(mine));
  expect(running.state).toMatchObject({ phase: 'done', leftOut: 1 });
  expect(added()).toEqual([[first]]);
});

test('a bundled text is known though the package is read late', async () => {
  const { documents } = await (await import('../../../utils/intake/take-in')).takeIn(
    [new File([speech(1)], 'a.txt')],
    {
      ...{ collection: 'mine', collectionNames: [], known: new Map(), now: 0, startWorker: jobWorker },
      room: { documents: 9, units: 9_999 },
    },
    new AbortController().signal,
    () => undefined,
  );
  let give: (manifest: object) => void = () => {};
  readBundledManifest.mockReturnValue(
    new Promise((resolve) => {
      give = resolve;
    }),
  );
  await act(() => running.start(files()));
  await act(() => give({ documents: documents.map(({ info }) => info) }));
  await until('review');
  expect(titles()).toEqual(['inCorpus', gb18030Speech.title]);
});

test('what could not be had is reported with the files', async () => {
  await act(() =>
    running.start([new File([speech(1)], 'a.txt')], [{ name: '附件', problem: { kind: 'unreadable' } }]),
  );
  await until('review');
  expect(titles()).toEqual([first, 'unreadable']);
});

test('a chosen collection survives a store that failed', async () => {
  await read();
  const chosen = { newName: '县里', id: 'x' } as never;
  await act(() => running.choose(chosen));
  addUserDocuments.mockRejectedValue(new Error('full'));
  await act(() => running.add({ id: 'x', name: '县里', on: true }));
  expect(review()).toMatchObject({ chosen, failure: { message: 'full' } });
});

test('a failure after the view was left is said, and what was read is kept', async () => {
  await read();
  let fail: (error: Error) => void = () => {};
  addUserDocuments.mockReturnValue(
    new Promise((_, reject) => {
      fail = reject;
    }),
  );
  const adding = running.add(mine);
  await until('storing');
  await leave();
  fail(new Error('full'));
  await adding;
  expect(notices.refuse).toHaveBeenCalledWith(expect.stringContaining('could not be stored'));
  await open();
  expect(titles()).toEqual([first, gb18030Speech.title]);
});
