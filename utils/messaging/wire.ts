/**
 * Requests as they travel: JSON, answered by a result or an error. Written by hand: the library that did it before added
 * a thousand bytes to the annotator, and found listeners for `constructor` and all else that objects have.
 */
export interface WireRequest {
  readonly type: string;
  readonly data?: unknown;
  /** ms since the epoch; it tells requests from what others send. */
  readonly timestamp: number;
}

/** What a request comes to. */
export interface WireAnswer {
  readonly res?: unknown;
  readonly err?: { readonly name: string; readonly message: string };
}

/** Where a request goes that is not for the background: all frames of a tab, or one of them. */
export interface PageTarget {
  readonly tabId: number;
  readonly frameId?: number;
}

/** What is needed of the extension API, as both browsers have it under `chrome`. */
interface WireApi {
  readonly runtime: {
    readonly lastError?: { readonly message?: string };
    sendMessage(request: WireRequest, respond: (answer?: WireAnswer) => void): void;
    readonly onMessage: {
      addListener(
        listen: (request: unknown, sender: unknown, respond: (answer: WireAnswer) => void) => boolean,
      ): void;
    };
  };
  readonly tabs: {
    sendMessage(
      tabId: number,
      request: WireRequest,
      options: { frameId?: number },
      respond: (answer?: WireAnswer) => void,
    ): void;
  };
}

const api = () => (globalThis as unknown as { chrome: WireApi }).chrome;

/**
 * Sends a request to the background, or to a page. Resolves with its result.
 * @throws What the other side threw, by name and message; Error where nobody is there to answer.
 */
export function send(type: string, data: unknown, target?: PageTarget): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = { type, data, timestamp: Date.now() };
    const respond = (answer?: WireAnswer) => {
      const { lastError } = api().runtime;
      if (answer?.err) reject(Object.assign(new Error(answer.err.message), { name: answer.err.name }));
      else if (answer) resolve(answer.res);
      else reject(new Error(lastError?.message ?? 'No response'));
    };
    if (!target) return api().runtime.sendMessage(request, respond);
    const { tabId, frameId } = target;
    return api().tabs.sendMessage(tabId, request, frameId === undefined ? {} : { frameId }, respond);
  });
}

/**
 * Answers requests from now on.
 * @param take Gives the answer of a request, or undefined for what others answer.
 */
export function listen(
  take: (type: string, data: unknown, sender: unknown) => Promise<unknown> | undefined,
): void {
  api().runtime.onMessage.addListener((request, sender, respond) => {
    const { type, timestamp, data } = (request ?? {}) as Partial<WireRequest>;
    if (typeof type !== 'string' || typeof timestamp !== 'number') return false;
    const answer = take(type, data, sender);
    answer?.then(
      (res) => respond({ res }),
      (error: unknown) => {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        respond({ err: { name, message } });
      },
    );
    return answer !== undefined;
  });
}
