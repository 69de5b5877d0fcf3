import type { Page } from 'playwright-core';
import { type Chromium, workerTarget } from '../../browser/harness/chromium';

/** Memory of a context, after the garbage was collected, MB. */
interface Memory {
  /** Of all its scripts, and of the nodes they hold. */
  readonly heap: number;
  /** Of typed arrays. */
  readonly arrays: number;
}

/** What the debugging protocol answers to `Runtime.getHeapUsage`, bytes. */
interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize: number;
  readonly backingStorageSize: number;
}

/** Sends a command without parameters to a context. */
type Send = (method: 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage') => Promise<unknown>;

/** Heap of a page in all its worlds, without its typed arrays, MB. */
export async function heapOfPage(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const { heap } = await memory((method) => session.send(method));
  return heap;
}

/** Memory of the extension's service worker. @throws Error where none runs. */
export async function memoryOfWorker(chromium: Chromium): Promise<Memory> {
  const { session } = chromium;
  const targetId = await workerTarget(chromium);
  if (targetId === undefined) throw new Error('the background does not run');
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  let sent = 0;
  const send: Send = (method) => {
    const id = ++sent;
    const answer = new Promise<unknown>((resolve) => {
      const listen = (event: { readonly sessionId: string; readonly message: string }) => {
        const answered = JSON.parse(event.message) as { readonly id?: number; readonly result: unknown };
        if (event.sessionId !== sessionId || answered.id !== id) return;
        session.off('Target.receivedMessageFromTarget', listen);
        resolve(answered.result);
      };
      session.on('Target.receivedMessageFromTarget', listen);
    });
    const message = JSON.stringify({ id, method });
    return session.send('Target.sendMessageToTarget', { sessionId, message }).then(() => answer);
  };
  try {
    return await memory(send);
  } finally {
    await session.send('Target.detachFromTarget', { sessionId });
  }
}

async function memory(send: Send): Promise<Memory> {
  // What the first collection frees of the page's nodes goes with the second.
  await send('HeapProfiler.collectGarbage');
  await send('HeapProfiler.collectGarbage');
  const usage = (await send('Runtime.getHeapUsage')) as HeapUsage;
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = usage;
  return { heap: (usedSize + embedderHeapUsedSize) / 1e6, arrays: backingStorageSize / 1e6 };
}
