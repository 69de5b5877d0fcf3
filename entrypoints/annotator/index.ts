import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { start } from './start';

declare global {
  /** Set in the extension's own world, which the page can't see: an annotator runs in this frame. */
  var tifaAnnotator: true | undefined;
}

/** Injected into a frame by the background; a second time in the same frame does nothing. */
export default defineUnlistedScript(() => {
  if (globalThis.tifaAnnotator) return;
  globalThis.tifaAnnotator = true;
  void start();
});
