import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { start } from './start';

declare global {
  /** Set in the extension's own world, which the page can't see: an annotator runs in this frame. */
  var tifaAnnotator: true | undefined;
}

/** Injected into a frame by the background; a second time in the same frame does nothing. */
export default defineUnlistedScript(() => {
  // An element of the page's with this id is no property of its own.
  if (Object.hasOwn(globalThis, 'tifaAnnotator')) return;
  globalThis.tifaAnnotator = true;
  void start();
});
