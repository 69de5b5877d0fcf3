import { defineExtensionMessaging } from '@webext-core/messaging';
import { REQUEST_MS } from '../limits';
import type { BackgroundProtocol, PageProtocol, Protocol } from './protocol';

/** The raw messenger, for those who answer; `request` and `requestPage` are the ways to ask. */
export const messenger = defineExtensionMessaging<Protocol>();

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
  const send = () => (messenger.sendMessage as SendAny)(type, data);
  const answer = send().catch((error: unknown) => {
    if (error instanceof Error && stoppedOnTheWay.test(error.message)) return send();
    throw error;
  });
  return (await withinTime(answer)) as Answer<BackgroundProtocol[K]>;
}

/**
 * Asks the annotators of a tab, or with `frameId` one of them.
 * @throws Error where no annotator runs there; NoAnswerError after REQUEST_MS.
 */
export async function requestPage<K extends keyof PageProtocol>(
  target: { tabId: number; frameId?: number },
  type: K,
  data: Data<PageProtocol[K]>,
): Promise<Answer<PageProtocol[K]>> {
  return (await withinTime((messenger.sendMessage as SendAny)(type, data, target))) as Answer<
    PageProtocol[K]
  >;
}

type SendAny = (
  type: string,
  data: unknown,
  target?: { tabId: number; frameId?: number },
) => Promise<unknown>;

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
