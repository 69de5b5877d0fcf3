import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { announceWritten, readAnnounced } from '../../../utils/generation/handover';

/** Channels within the process that deliver at once, since Node's keep it alive. */
class FakeChannel extends EventTarget {
  static readonly all = new Set<FakeChannel>();

  constructor(readonly name: string) {
    super();
    FakeChannel.all.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of FakeChannel.all)
      if (other !== this && other.name === this.name)
        other.dispatchEvent(new MessageEvent('message', { data }));
  }

  close(): void {
    FakeChannel.all.delete(this);
  }
}

beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', FakeChannel);
  vi.useFakeTimers();
});

afterEach(() => {
  FakeChannel.all.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Whether a promise has resolved after a time. */
async function isDone(promise: Promise<void>, ms: number): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await vi.advanceTimersByTimeAsync(ms);
  return done;
}

describe('the announcement of a generation', () => {
  test('waits until the background has read it', async () => {
    const asked: string[] = [];
    const { promise, resolve } = resolvable();
    readAnnounced((generation) => {
      asked.push(generation);
      return promise;
    });
    const announced = announceWritten('new');
    expect(await isDone(announced, 5_000)).toBe(false);
    expect(asked).toEqual(['new']);
    resolve();
    expect(await isDone(announced, 0)).toBe(true);
    expect(FakeChannel.all.size).toBe(1);
  });

  test('waits only a moment where no background answers', async () => {
    const announced = announceWritten('new');
    expect(await isDone(announced, 900)).toBe(false);
    expect(await isDone(announced, 200)).toBe(true);
  });

  test('does not wait for ever for a background that is stopped while it reads', async () => {
    readAnnounced(() => new Promise(() => undefined));
    const announced = announceWritten('new');
    expect(await isDone(announced, 19_000)).toBe(false);
    expect(await isDone(announced, 2_000)).toBe(true);
  });

  test('does not take the answer to another one', async () => {
    const announced = announceWritten('new');
    new FakeChannel('tifa-handover').postMessage({ generation: 'other', state: 'read' });
    expect(await isDone(announced, 900)).toBe(false);
  });
});

function resolvable() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}
