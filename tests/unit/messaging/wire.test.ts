import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answerPage, NoAnswerError, request, requestPage } from '../../../utils/messaging/client';
import { listen, send } from '../../../utils/messaging/wire';

type Listener = (request: unknown, sender: unknown, respond: (answer: unknown) => void) => boolean;

/** A browser that gives messages to whoever listens, as JSON, and says so where nobody answers. */
function fakeBrowser() {
  const listeners: Listener[] = [];
  const runtime: { lastError?: { message: string }; [name: string]: unknown } = {
    sendMessage: (message: unknown, respond: (answer?: unknown) => void) => {
      const copy = JSON.parse(JSON.stringify(message));
      const answer = (value: unknown) => respond(JSON.parse(JSON.stringify(value)));
      if (listeners.map((each) => each(copy, { id: 'tifa' }, answer)).some((answers) => answers)) return;
      runtime.lastError = { message: 'Could not establish connection.' };
      respond();
      runtime.lastError = undefined;
    },
    onMessage: { addListener: (each: Listener) => listeners.push(each) },
  };
  const tabs = {
    sendMessage: vi.fn((_tab: number, message: unknown, _options: object, respond: () => void) =>
      (runtime.sendMessage as (message: unknown, respond: () => void) => void)(message, respond),
    ),
  };
  return { runtime, tabs };
}

let browser: ReturnType<typeof fakeBrowser>;
beforeEach(() => {
  browser = fakeBrowser();
  vi.stubGlobal('chrome', browser);
});
afterEach(() => vi.unstubAllGlobals());

describe('send and listen', () => {
  test('a request gets its result, with nothing lost but what JSON loses', async () => {
    listen(async (type, data) => ({ type, data }));
    expect(await send('lookUp', { text: '稳中求进', none: null })).toEqual({
      type: 'lookUp',
      data: { text: '稳中求进', none: null },
    });
    expect(await send('reportNow', undefined)).toEqual({ type: 'reportNow' });
  });

  test('what the other side threw comes by its name and message', async () => {
    class FullError extends Error {
      override readonly name = 'StoreFullError';
    }
    listen(async (type) => {
      if (type === 'text') throw 'no error at all';
      throw new FullError('no room');
    });
    await expect(send('save', {})).rejects.toMatchObject({ name: 'StoreFullError', message: 'no room' });
    await expect(send('text', {})).rejects.toMatchObject({ name: 'Error', message: 'no error at all' });
  });

  test.each([[null], ['text'], [{ type: 'lookUp' }], [{ type: 1, timestamp: 1 }], [[]]])(
    'what is no request is left to others: %j',
    async (message) => {
      const take = vi.fn(async () => true);
      listen(take);
      const answer = await new Promise((resolve) =>
        (browser.runtime.sendMessage as (message: unknown, respond: (answer?: unknown) => void) => void)(
          message,
          resolve,
        ),
      );
      expect(answer).toBeUndefined();
      expect(take).not.toHaveBeenCalled();
    },
  );

  test('without anybody there it says so', async () => {
    await expect(send('lookUp', {})).rejects.toThrow('Could not establish connection.');
  });
});

describe('requests', () => {
  test('one that was lost on its way is sent once more', async () => {
    const ask = request('hasSnippets', { canonical: '', document: null });
    listen(async () => true);
    expect(await ask).toBe(true);
  });

  test('a page answers what it knows, and nothing that all objects have', async () => {
    answerPage('showSnippet', ({ id }) => id === 'a');
    const target = { tabId: 3, frameId: 7 };
    expect(await requestPage(target, 'showSnippet', { id: 'a' })).toBe(true);
    expect(await requestPage(target, 'showSnippet', { id: 'b' })).toBe(false);
    expect(browser.tabs.sendMessage.mock.calls[0].slice(0, 3)).toMatchObject([
      3,
      { type: 'showSnippet', data: { id: 'a' } },
      { frameId: 7 },
    ]);
    for (const type of ['constructor', 'toString', '__proto__', 'reportNow'])
      await expect(send(type, {}, target)).rejects.toThrow('Could not establish');
  });

  test('one that is never answered ends', async () => {
    vi.useFakeTimers();
    listen(() => new Promise(() => undefined));
    const asked = request('listWidespread', { limit: 1 });
    const ended = expect(asked).rejects.toBeInstanceOf(NoAnswerError);
    await vi.runAllTimersAsync();
    await ended;
    vi.useRealTimers();
  });
});
