import { describe, expect, test, vi } from 'vitest';
import { MAX_OPEN_REQUESTS } from '../../../utils/limits';

const extension = 'chrome-extension://tifa/';

vi.mock('../../../utils/browser', () => ({
  browser: {
    runtime: {
      id: 'tifa',
      getURL: (path: string) => `chrome-extension://tifa/${path}`,
      onMessage: { addListener: () => undefined },
    },
  },
}));

const { answerer } = await import('../../../utils/messaging/server');
type Handlers = Parameters<typeof answerer>[0];
type From = Parameters<ReturnType<typeof answerer>>[2];

const page = 'https://news.example/story';
const tab = { id: 3, url: page, title: '云溪', index: 0, windowId: 1, incognito: false };
const frame = (frameId: number, url = page) =>
  ({ id: 'tifa', url, origin: new URL(url).origin, frameId, tab }) as unknown as From;
const popup = { id: 'tifa', url: `${extension}popup.html` } as From;

/** Answers with what was asked and by whom. */
const echo = new Proxy({} as Handlers, {
  get: (_none, type) => async (data: unknown, sender: unknown) => ({ type, data, sender }),
});
const refused = { name: 'RefusedRequestError' };

describe('who asks', () => {
  test('a frame is known by its own address, not by that of its tab', async () => {
    const answer = answerer(echo);
    const name = { canonical: '', document: null };
    expect(await answer('hasSnippets', name, frame(0))).toMatchObject({ sender: { url: page, frameId: 0 } });
    const inner = 'https://ads.example/box';
    expect(await answer('hasSnippets', name, frame(8, inner))).toMatchObject({
      sender: { url: inner, frameId: 8 },
    });
  });

  test.each([
    ['another extension', 'hasSnippets', { ...popup, id: 'other' }],
    ['no tab', 'hasSnippets', { id: 'tifa', url: page } as From],
    ['a frame that asks what only pages of the extension may', 'study', frame(0)],
    ['a page of the extension that says it is a frame', 'reportFrame', popup],
  ])('refused: %s', async (_name, type, from) => {
    await expect(answerer(echo)(type, {}, from)).rejects.toMatchObject(refused);
  });
});

test('the views are injected into the frame that asks, and it can name no other', async () => {
  const answer = answerer(echo);
  expect(await answer('injectViews', undefined, frame(8))).toMatchObject({
    sender: { kind: 'frame', tabId: 3, frameId: 8 },
  });
  await expect(answer('injectViews', undefined, popup)).rejects.toMatchObject(refused);
  await expect(answer('injectViews', { frameId: 0 }, frame(8))).rejects.toMatchObject(refused);
});

describe('what is asked', () => {
  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'matchflows', ''])(
    'no such request: “%s”',
    async (type) => {
      const handled = vi.fn();
      const handlers = Object.assign(Object.create({ [type]: handled }), {}) as Handlers;
      await expect(answerer(handlers)(type, {}, frame(0))).rejects.toMatchObject(refused);
      expect(handled).not.toHaveBeenCalled();
    },
  );

  test('at most MAX_OPEN_REQUESTS of one frame are answered at a time; other frames are not kept waiting', async () => {
    const go: (() => void)[] = [];
    const slow = { hasSnippets: () => new Promise((resolve) => go.push(() => resolve(true))) };
    const answer = answerer(slow as unknown as Handlers);
    const ask = (frameId: number) => answer('hasSnippets', { canonical: '', document: null }, frame(frameId));
    const open = Array.from({ length: MAX_OPEN_REQUESTS }, () => ask(0));
    await expect(ask(0)).rejects.toMatchObject(refused);
    const other = ask(5);
    go[0]();
    expect(await open[0]).toBe(true);
    const again = ask(0);
    await expect(ask(0)).rejects.toMatchObject(refused);
    for (const each of go) each();
    expect(await Promise.all([...open, other, again])).toHaveLength(MAX_OPEN_REQUESTS + 2);
  });

  test('a request that fails or is of another shape leaves room for others', async () => {
    const failing = { hasSnippets: () => Promise.reject(new Error('no')) } as unknown as Handlers;
    const answer = answerer(failing);
    const name = { canonical: '', document: null };
    for (let i = 0; i < 2 * MAX_OPEN_REQUESTS; i++) {
      await expect(answer('hasSnippets', name, frame(0))).rejects.toThrow('no');
      await expect(answer('hasSnippets', {}, frame(0))).rejects.toMatchObject(refused);
    }
  });
});
