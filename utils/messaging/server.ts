import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { browser } from '../browser';
import { MAX_OPEN_REQUESTS } from '../limits';
import { frameAddress } from './frame-address';
import type { BackgroundProtocol } from './protocol';
import { type Asker, requestRules } from './schemas';
import { listen } from './wire';

/** Who asks, as the browser says it; a message's own words are never taken for it. */
export type Sender =
  | {
      readonly kind: 'frame';
      readonly tabId: number;
      readonly frameId: number;
      /** The address that the frame is judged by, see `frameAddress`. */
      readonly url: string;
      readonly tab: SenderTab;
    }
  | { readonly kind: 'extensionPage' };

/** What is known of the tab a frame belongs to. */
export interface SenderTab {
  readonly title: string;
  readonly index: number;
  readonly windowId: number | undefined;
  readonly incognito: boolean;
}

/** A request that came from elsewhere, or whose data is not of its shape. */
export class RefusedRequestError extends Error {
  override readonly name = 'RefusedRequestError';
}

/** One handler for each request of the background's protocol. */
export type RequestHandlers = {
  [K in keyof BackgroundProtocol]: (
    data: v.InferOutput<(typeof requestRules)[K]['data']>,
    sender: Sender,
  ) => ReturnType<BackgroundProtocol[K]> | Promise<ReturnType<BackgroundProtocol[K]>>;
};

/**
 * Starts answering requests; call it in the first turn of the background, or the browser drops the message that
 * woke it. Refuses (the asker gets a RefusedRequestError) other senders, data of another shape, unknown requests, and
 * from a frame more than MAX_OPEN_REQUESTS at a time.
 */
export function serveBackground(handlers: RequestHandlers): void {
  const answer = answerer(handlers);
  listen((type, data, sender) => answer(type, data, sender as Runtime.MessageSender));
}

/** Answers single requests; the promise rejects where one is refused, or with what its handler throws. */
export function answerer(
  handlers: RequestHandlers,
): (type: string, data: unknown, sender: Runtime.MessageSender) => Promise<unknown> {
  const open = new Map<string, number>();
  return async (type, data, from) => {
    const sender = identify(from);
    const { from: asker, schema, handle } = requestOf(handlers, type);
    if (asker === 'frame' && sender.kind !== 'frame')
      throw new RefusedRequestError(`${type}: not from a frame`);
    if (asker === 'page' && sender.kind !== 'extensionPage')
      throw new RefusedRequestError(`${type}: not from a page of the extension`);
    const parsed = v.safeParse(schema, data);
    if (!parsed.success) throw new RefusedRequestError(`${type}: ${parsed.issues[0].message}`);
    if (sender.kind !== 'frame') return handle(parsed.output, sender);
    const key = `${sender.tabId} ${sender.frameId}`;
    const before = open.get(key) ?? 0;
    if (before >= MAX_OPEN_REQUESTS) throw new RefusedRequestError('too many open requests');
    open.set(key, before + 1);
    try {
      return await handle(parsed.output, sender);
    } finally {
      const left = (open.get(key) ?? 1) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    }
  };
}

/** @throws RefusedRequestError where there is no such request. */
function requestOf(handlers: RequestHandlers, type: string) {
  if (!Object.hasOwn(requestRules, type)) throw new RefusedRequestError('no such request');
  const known = type as keyof BackgroundProtocol;
  const { from, data } = requestRules[known];
  return {
    from: from as Asker,
    schema: data as v.GenericSchema,
    handle: handlers[known] as (data: unknown, sender: Sender) => unknown,
  };
}

function identify(sender: Runtime.MessageSender): Sender {
  if (sender.id !== browser.runtime.id) throw new RefusedRequestError('not from this extension');
  if (sender.url?.startsWith(browser.runtime.getURL(''))) return { kind: 'extensionPage' };
  const { tab, frameId, url = '' } = sender;
  if (tab?.id === undefined || frameId === undefined) throw new RefusedRequestError('from no tab');
  const { origin } = sender as { readonly origin?: string };
  return {
    kind: 'frame',
    tabId: tab.id,
    frameId,
    url: frameAddress({ frameId, url, origin, tabUrl: tab.url ?? url }),
    tab: {
      title: tab.title ?? '',
      index: tab.index,
      windowId: tab.windowId,
      incognito: tab.incognito,
    },
  };
}
