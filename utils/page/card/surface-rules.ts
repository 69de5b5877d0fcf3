import { OVERLAY_RULES } from '../painting/overlay-drawing';
import { makeUuid } from './describing';

/**
 * These rules are important and in the shadow tree, so they win over everything the page says about the host
 * in its rules or its `style`. In the top layer an absolute position scrolls with the document, as the
 * overlay needs.
 */
const HOST_RULES = `
:host {
  all: initial !important;
  display: block !important;
  position: absolute !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
  overflow: visible !important;
  direction: ltr !important;
  unicode-bidi: normal !important;
}
:host::before, :host::after, :host::backdrop { display: none !important }`;

const SURFACE_RULES = `
.place { color-scheme: light dark }
.card-place { position: fixed; top: 0; left: 0; display: flex; flex-direction: column; width: max-content; scrollbar-color: #8a7e70 transparent }
.card-place > * { min-height: 0 }
.card-place.unplaced { opacity: 0; pointer-events: none }
.toast-place { position: fixed; inset: auto min(16px, 5dvw) min(16px, 5dvh) auto; width: max-content; max-width: calc(100vw - 32px) }
.selection-place { position: fixed; top: 0; left: 0; width: max-content; user-select: none }
@media print { .place { display: none } }`;

/** Events hidden from the page: what the user does in the card is none of its business. */
export const SILENT_EVENTS = [
  ...['click', 'dblclick', 'auxclick', 'contextmenu', 'wheel', 'pointercancel'],
  ...['down', 'up', 'move', 'over', 'out'].flatMap((what) => [`mouse${what}`, `pointer${what}`]),
  ...['touchstart', 'touchmove', 'touchend', 'touchcancel'],
  ...['copy', 'cut', 'paste', 'selectstart', 'dragstart', 'drop', 'input', 'beforeinput', 'change'],
];

/**
 * The style sheets of the surface's shadow tree. Custom properties are set on the places, under names nobody
 * knows: the host would inherit the page's values, and a page can register properties by name and so disable
 * them.
 * @param styles Sheets of what is rendered in the places; `:host` in them means the places.
 */
export function surfaceSheets(styles: readonly string[]): CSSStyleSheet[] {
  const prefix = `--t${makeUuid().slice(0, 8)}-`;
  const inPlaces = (rules: string) => rules.replaceAll(':host', '.place').replace(/--(?=[a-z])/g, prefix);
  return [...styles, SURFACE_RULES].map((rules) => sheetOf(inPlaces(rules)));
}

/** The style sheet of the host and the overlay. */
export function hostSheet(): CSSStyleSheet {
  return sheetOf(HOST_RULES + OVERLAY_RULES);
}

function sheetOf(rules: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}
