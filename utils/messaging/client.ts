import { REQUEST_MS } from '../limits';
import type { BackgroundProtocol, PageProtocol } from './protocol';
import { listen, type PageTarget, send } from './wire';

type Data<F> = F extends (data: infer D) => unknown ? (unknown extends D ? undefined : D) : undefined;
type Answer<F> = F extends (...args: never[]) => infer A ? A : never;

/** The other side did not answer within REQUEST_MS. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** What browsers say when the background was stopped while a request was on its way. */
const stoppedOnTheWay = /channel closed|Could not establish connection|No response/i;

/**
 * Asks the background. A request that was lost because the background was stopped is sent once more, so no
 * request may do harm when it arrives twice.
 * @throws NoAnswerError after REQUEST_MS without an answer; else what the background threw.
 */
export async function request<K extends keyof BackgroundProtocol>(
  type: K,
  data: Data<BackgroundProtocol[K]>,
): Promise<Answer<BackgroundProtocol[K]>> {
  const answer = send(type, data).catch((error: unknown) => {
    if (error instanceof Error && stoppedOnTheWay.test(error.message)) return send(type, data);
    throw error;
  });
  return (await withinTime(answer)) as Answer<BackgroundProtocol[K]>;
}

/**
 * Asks the annotators of a tab, or with `frameId` one of them.
 * @throws Error where no annotator runs there; NoAnswerError after REQUEST_MS.
 */
export async function requestPage<K extends keyof PageProtocol>(
  target: PageTarget,
  type: K,
  data: Data<PageProtocol[K]>,
): Promise<Answer<PageProtocol[K]>> {
  return (await withinTime(send(type, data, target))) as Answer<PageProtocol[K]>;
}

const pageHandlers = new Map<string, (data: unknown) => unknown>();

/** Answers a kind of request to this frame from now on. */
export function answerPage<K extends keyof PageProtocol>(
  type: K,
  act: (data: Parameters<PageProtocol[K]>[0]) => ReturnType<PageProtocol[K]>,
): void {
  if (pageHandlers.size === 0) {
    listen((wanted, data) => {
      const handle = pageHandlers.get(wanted);
      return handle && Promise.resolve(data).then(handle);
    });
  }
  pageHandlers.set(type, act as (data: unknown) => unknown);
}

async function withinTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswerError(`no answer within ${REQUEST_MS} ms`)), REQUEST_MS);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
