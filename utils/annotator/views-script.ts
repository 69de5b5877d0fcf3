import { request } from '../messaging/client';
import type { PageViews } from '../page/card/views';

declare global {
  /** Set in the extension's own world of a frame, which the page can't see, by the script with the views. */
  var tifaViews: PageViews | undefined;
}

/** Hands the views to the annotator of this frame. */
export function giveViews(views: PageViews): void {
  globalThis.tifaViews = views;
}

/**
 * Has the background inject the script with the views into this frame, and gives what that has handed over.
 * @throws Error where it could not be injected: the extension or the background has gone, or the frame may not be read.
 */
export async function fetchViews(): Promise<PageViews> {
  await request('injectViews', undefined);
  // Elements of the page with this name can be seen from here, too, but not as properties of its own.
  if (!Object.hasOwn(globalThis, 'tifaViews') || !globalThis.tifaViews)
    throw new Error('The script with the views was not injected.');
  return globalThis.tifaViews;
}
