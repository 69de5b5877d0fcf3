import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { browser } from '../browser';
import { messenger } from './client';
import type { BackgroundProtocol } from './protocol';
import { requestSchemas } from './schemas';

/** Who asks, as the browser says it; a message's own words are never taken for it. */
export type Sender =
  | {
      readonly kind: 'frame';
      readonly tabId: number;
      readonly frameId: number;
      /** The frame's own address. */
      readonly url: string;
      readonly tab: SenderTab;
    }
  | { readonly kind: 'extensionPage' };

/** What is known of the tab a frame belongs to. */
export interface SenderTab {
  readonly url: string;
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
    data: v.InferOutput<(typeof requestSchemas)[K]>,
    sender: Sender,
  ) => ReturnType<BackgroundProtocol[K]> | Promise<ReturnType<BackgroundProtocol[K]>>;
};

/** Requests that mean something only from a frame of a page. */
const framesOnly: ReadonlySet<string> = new Set(['wakeAnnotator', 'reportFrame']);

/** Requests that only the extension's own pages may make: a page's frame can be taken over by the page. */
const pagesOnly: ReadonlySet<string> = new Set([
  'lookUpMissed',
  'snippetsChanged',
  'rebuildCorpus',
  'resumeRebuild',
  'rebuildProgressed',
  'study',
  'listWidespread',
]);

/**
 * Starts answering requests; call it in the first turn of the background, or the browser drops the message that
 * woke it. Refuses (the asker gets a RefusedRequestError) other senders and data of another shape.
 */
export function serveBackground(handlers: RequestHandlers): void {
  for (const type of Object.keys(requestSchemas) as (keyof BackgroundProtocol)[]) {
    messenger.onMessage(type, (async (message: { data: unknown; sender: Runtime.MessageSender }) => {
      const sender = identify(message.sender);
      if (framesOnly.has(type) && sender.kind !== 'frame')
        throw new RefusedRequestError(`${type}: not from a frame`);
      if (pagesOnly.has(type) && sender.kind !== 'extensionPage')
        throw new RefusedRequestError(`${type}: not from a page of the extension`);
      const data = v.safeParse(requestSchemas[type], message.data);
      if (!data.success) throw new RefusedRequestError(`${type}: ${data.issues[0].message}`);
      return (handlers[type] as (data: unknown, sender: Sender) => unknown)(data.output, sender);
    }) as never);
  }
}

function identify(sender: Runtime.MessageSender): Sender {
  if (sender.id !== browser.runtime.id) throw new RefusedRequestError('not from this extension');
  if (sender.url?.startsWith(browser.runtime.getURL(''))) return { kind: 'extensionPage' };
  const { tab, frameId } = sender;
  if (tab?.id === undefined || frameId === undefined) throw new RefusedRequestError('from no tab');
  return {
    kind: 'frame',
    tabId: tab.id,
    frameId,
    url: (frameId === 0 ? tab.url : undefined) ?? sender.url ?? '',
    tab: {
      url: tab.url ?? sender.url ?? '',
      title: tab.title ?? '',
      index: tab.index,
      windowId: tab.windowId,
      incognito: tab.incognito,
    },
  };
}
