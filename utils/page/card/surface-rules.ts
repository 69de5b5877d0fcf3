import { OVERLAY_RULES } from '../painting/overlay-drawing';
import { makeUuid } from './describing';

/**
 * Important and in the shadow tree, where it wins over all that a page says of the host, in rules and in its `style`. In
 * the top layer what is placed absolutely scrolls with the document, which the overlay wants.
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

/** What the page must not hear of: what the reader does in the card is none of its business. */
export const SILENT_EVENTS = [
  ...['click', 'dblclick', 'auxclick', 'contextmenu', 'wheel', 'pointercancel'],
  ...['down', 'up', 'move', 'over', 'out'].flatMap((what) => [`mouse${what}`, `pointer${what}`]),
  ...['touchstart', 'touchmove', 'touchend', 'touchcancel'],
  ...['copy', 'cut', 'paste', 'selectstart', 'dragstart', 'drop', 'input', 'beforeinput', 'change'],
];

/**
 * The style sheets of the surface's shadow tree. Custom properties are set in the places, under names that nobody knows:
 * the host would inherit what the page says of them, and a page can register properties by name and so take them away.
 * @param styles Sheets of what is rendered in the places; `:host` in them are the places.
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
