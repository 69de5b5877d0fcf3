import {
  adoptSheets,
  appendTo,
  createElement,
  documentElement,
  elementsNamed,
  isConnected,
  parentOf,
  topmostAt,
} from './dom';
import { flatParent } from './flat-tree';
import { OVERLAY_RULES } from './overlay-drawing';

/** Name of the one element that is put into the page. */
const HOST_NAME = 'tifa-lens-surface';

/** The page may take the host away so often within so many ms; after that it stays away for as long. */
const MOST_LOSSES = 3;
const LOSS_MS = 10_000;

/**
 * Important and inline, so that no rule of the page can hide the host or give it a box. In the top layer what is placed
 * absolutely scrolls with the document, which the overlay wants.
 */
const HOST_STYLE: Readonly<Record<string, string>> = {
  all: 'initial',
  display: 'block',
  position: 'absolute',
  inset: '0 auto auto 0',
  width: '0',
  height: '0',
  overflow: 'visible',
  direction: 'ltr',
  'color-scheme': 'light dark',
};

const SURFACE_RULES = `
.card-place { position: fixed; top: 0; left: 0; display: flex; flex-direction: column; width: max-content; scrollbar-color: #8a7e70 transparent }
.card-place > * { min-height: 0 }
.card-place.unplaced { opacity: 0; pointer-events: none }
.toast-place { position: fixed; inset: auto 16px 16px auto; width: max-content; max-width: calc(100vw - 32px) }
.selection-place { position: fixed; top: 0; left: 0; width: max-content; user-select: none }
@media print { .card-place, .toast-place, .selection-place { display: none } }
${OVERLAY_RULES}`;

/** What the page must not hear of: what the reader does in the card is none of its business. */
const SILENT_EVENTS = [
  ...['click', 'dblclick', 'auxclick', 'contextmenu', 'wheel'],
  ...['mousedown', 'mouseup', 'mousemove', 'mouseover', 'mouseout'],
  ...['pointerdown', 'pointerup', 'pointermove', 'pointerover', 'pointerout', 'pointercancel'],
  ...['touchstart', 'touchmove', 'touchend', 'touchcancel'],
  ...['copy', 'cut', 'paste', 'selectstart', 'dragstart', 'drop', 'input', 'beforeinput', 'change'],
];

/** The extension's one element in the page: in the top layer, with a closed shadow root, there only while needed. */
export class Surface {
  readonly #host = createElement(HOST_NAME);
  readonly #root = this.#host.attachShadow({ mode: 'closed' });
  readonly #styles: readonly string[];
  readonly #onLost: () => void;
  readonly #watch = new MutationObserver(() => this.#look());
  readonly #losses: number[] = [];
  #isFurnished = false;
  #wanted = false;
  #kept = false;
  /** Lies in the document's co-ordinates, the others in the viewport's. */
  readonly overlayPlace = createElement('div');
  readonly cardPlace = createElement('div');
  readonly toastPlace = createElement('div');
  readonly selectionPlace = createElement('div');

  /**
   * @param styles Style sheets of what is rendered in the places.
   * @param onLost Is told that the page has taken the host away.
   */
  constructor(styles: readonly string[], onLost: () => void) {
    this.#styles = styles;
    this.#onLost = onLost;
    for (const left of elementsNamed(HOST_NAME)) left.remove();
    this.overlayPlace.className = 'overlay';
    this.cardPlace.className = 'card-place';
    this.toastPlace.className = 'toast-place';
    this.selectionPlace.className = 'selection-place';
  }

  /** Whether a node is the extension's own, as it is seen from the page's tree. */
  owns(node: EventTarget | null): boolean {
    return node === this.#host;
  }

  get isOpen(): boolean {
    return isConnected(this.#host) && this.#host.matches(':popover-open');
  }

  /** The element in the surface that has the focus, or null. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }

  /**
   * Puts the host into the page, over everything else; what stands in a modal dialog can only be reached from in it.
   * Returns false where the page keeps taking it away.
   * @param near A node of the page beside which something is shown.
   */
  open(near: Node | null): boolean {
    const parent = modalAround(near) ?? documentElement();
    if (!parent || this.#isBanned()) return false;
    if (this.isOpen && this.#host.parentNode === parent) return true;
    this.#furnish();
    this.#watch.disconnect();
    this.#wanted = true;
    for (const [name, value] of Object.entries(HOST_STYLE))
      this.#host.style.setProperty(name, value, 'important');
    this.#host.popover = 'manual';
    try {
      appendTo(parent, this.#host);
      this.#host.showPopover();
    } catch {
      this.#leave();
      return false;
    }
    this.#watch.observe(parent, { childList: true });
    return true;
  }

  /** Takes the host out of the page, unless it is kept there. */
  close(): void {
    if (!this.#kept) this.#leave();
  }

  /**
   * Puts the host into the page, and keeps it there until `release`, for what is drawn over some nodes. It goes into a
   * modal dialog that holds one of them, and out of one that was closed. Returns false where the page keeps taking it
   * away.
   */
  keep(nodes: readonly Node[]): boolean {
    this.#kept = true;
    const inModal = nodes.find(modalAround) ?? null;
    const isStranded = !modalAround(this.#host) && parentOf(this.#host) !== documentElement();
    return this.isOpen && !inModal && !isStranded ? true : this.open(inModal);
  }

  /** Ends `keep`: the host goes with what else is shown in it, or at once where nothing is. */
  release(): void {
    this.#kept = false;
    const shown = [this.cardPlace, this.toastPlace, this.selectionPlace];
    if (shown.every(({ childElementCount }) => childElementCount === 0)) this.#leave();
  }

  /**
   * Whether what is shown in a place is what the reader sees there: neither transparent, moved, nor covered in its
   * middle. A page that tricks the reader into a click gets nothing from it.
   */
  isPlainly(place: Element): boolean {
    const { left, top, width, height } = place.getBoundingClientRect();
    const { opacity, visibility, transform, filter, clipPath } = getComputedStyle(this.#host);
    const plain =
      opacity === '1' &&
      visibility === 'visible' &&
      [transform, filter, clipPath].every((value) => value === 'none');
    return plain && this.owns(topmostAt(left + width / 2, top + height / 2));
  }

  /** Only when something is to be shown: parsing the sheets would hold up the first marks. */
  #furnish(): void {
    if (this.#isFurnished) return;
    this.#isFurnished = true;
    this.#root.append(this.overlayPlace, this.cardPlace, this.selectionPlace, this.toastPlace);
    adoptSheets(
      this.#root,
      [...this.#styles, SURFACE_RULES].map((rules) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        return sheet;
      }),
    );
    for (const type of SILENT_EVENTS) this.#host.addEventListener(type, (event) => event.stopPropagation());
    this.#host.addEventListener('toggle', () => this.#look());
  }

  #look(): void {
    if (!this.#wanted || this.isOpen) return;
    this.#losses.push(performance.now());
    this.#leave();
    this.#onLost();
  }

  #leave(): void {
    this.#wanted = false;
    this.#watch.disconnect();
    this.#host.remove();
  }

  #isBanned(): boolean {
    const recent = this.#losses.filter((time) => performance.now() - time < LOSS_MS);
    this.#losses.splice(0, this.#losses.length, ...recent);
    return recent.length >= MOST_LOSSES;
  }
}

function modalAround(node: Node | null): Element | null {
  for (let element = node && flatParent(node); element; element = flatParent(element)) {
    if (element instanceof HTMLDialogElement && element.matches(':modal')) return element;
  }
  return null;
}
