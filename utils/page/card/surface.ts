import type { Refusal } from '../../card-views';
import {
  adoptedSheets,
  adoptSheets,
  appendTo,
  createElement,
  createHost,
  deepActiveElement,
  documentElement,
  elementsNamed,
  flatParent,
  isConnected,
  isElement,
  isNode,
  localNameOf,
  matches,
  queryAllIn,
  shadowRootOf,
} from '../common/dom';
import { undoPageZoom } from '../common/viewport';
import { PlainSight } from './sight';
import { hostSheet, SILENT_EVENTS, surfaceSheets } from './surface-rules';
import type { Views } from './views';

/** Name of the one element that is put into the page. */
const HOST_NAME = 'tifa-lens-surface';

/** The page may take the host away so often within so many ms; after that it stays away for as long. */
const MAX_LOSSES = 3;
const LOSS_MS = 10_000;

/** Time until the host is put back that the page has taken away, ms. */
const RETURN_MS = 1_000;

/** Comings to the front within LOSS_MS: somebody who always wants to be in front as well shall not keep the browser busy. */
const MAX_FRONTS = 5;

/** The extension's one element in the page: in the top layer, with a closed shadow root. */
export class Surface {
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #views: Views;
  readonly #onLost: () => void;
  readonly #watch = new MutationObserver((records) => this.#onChange(records));
  readonly #losses: number[] = [];
  readonly #fronts: number[] = [];
  readonly #sight: PlainSight;
  #listening = new AbortController();
  #hasPlaces = false;
  #isWanted = false;
  #isPinned = false;
  /** The node beside which something is shown. */
  #near: Node | null = null;
  /** Lies in the document's co-ordinates, the others in the viewport's. */
  readonly overlayPlace = createElement('div');
  readonly cardPlace = createElement('div');
  readonly toastPlace = createElement('div');
  readonly selectionPlace = createElement('div');

  /**
   * @param views What is rendered in the places; loaded before anything but the overlay is shown.
   * @param onLost Is told that the page has taken the host away.
   */
  constructor(views: Views, onLost: () => void) {
    this.#views = views;
    this.#onLost = onLost;
    for (const left of elementsNamed(HOST_NAME)) left.remove();
    const { host, root } = createHost(HOST_NAME);
    this.#host = host;
    this.#root = root;
    this.#sight = new PlainSight(host, () => this.#comeToFront());
    adoptSheets(root, [hostSheet()]);
    this.overlayPlace.className = 'overlay';
    root.append(this.overlayPlace);
    this.cardPlace.className = 'place card-place';
    this.toastPlace.className = 'place toast-place';
    this.selectionPlace.className = 'place selection-place';
  }

  /** Whether a node is the extension's own, as it is seen from the page's tree. */
  owns(node: EventTarget | null): boolean {
    return node === this.#host;
  }

  /** Whether an event is from the extension's own element; its target can be the host of a shadow tree of the page's. */
  isSource(event: Event): boolean {
    return event.composedPath().includes(this.#host);
  }

  get isOpen(): boolean {
    return isConnected(this.#host) && this.#host.matches(':popover-open');
  }

  /** The element in the surface that has the focus, or null. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }

  /**
   * Puts the host into the page, over everything else, where what it shows can be used.
   * Returns false where the page keeps taking it away.
   * @param near A node of the page beside which something is shown; null for what is shown beside nothing.
   */
  open(near: Node | null): boolean {
    if (near || !this.#isUsed) this.#near = near ?? getSelection()?.anchorNode ?? deepActiveElement();
    const parent = parentFor(this.#near);
    if (!parent || !this.#place(parent)) return false;
    for (const name of this.#host.getAttributeNames())
      if (name !== 'popover') this.#host.removeAttribute(name);
    this.#addPlaces();
    for (const place of this.#places) undoPageZoom(place);
    return true;
  }

  /** Takes the host out of the page, or where it is kept out of what stood around it. */
  close(): void {
    this.#near = null;
    const root = documentElement();
    if (!this.#isPinned) this.#remove();
    else if (this.#isWanted && root) this.#place(root);
  }

  /**
   * Has the host in the page from now on until `unpin`, and puts it back where the page has taken it away: with what
   * is drawn in it that has nothing to do, so that nobody can tell by it.
   */
  pin(): void {
    this.#isPinned = true;
    const root = documentElement();
    if (root && !this.isOpen) this.#place(root);
  }

  /** Ends `keep`: the host goes with what else is shown in it, or at once where nothing is. */
  unpin(): void {
    this.#isPinned = false;
    if (!this.#isUsed) this.#remove();
  }

  /**
   * Whether what is shown in a place was in plain sight when it was pressed: neither covered nor changed by the page,
   * and for long enough. In doubt it was not. To be asked in the press itself.
   */
  isSeen(place: HTMLElement): Promise<boolean> {
    return this.#sight.isSeen(place);
  }

  /** Why it wasn't. */
  get refusal(): Refusal {
    return this.#sight.refusal;
  }

  get #places(): readonly HTMLElement[] {
    return [this.cardPlace, this.selectionPlace, this.toastPlace];
  }

  /** Whether something is shown. */
  get #isUsed(): boolean {
    return this.#places.some(({ childElementCount }) => childElementCount > 0);
  }

  /** Makes the places that things are shown in. Only when there is something: parsing the sheets would hold up the first marks. */
  #addPlaces(): void {
    if (this.#hasPlaces) return;
    this.#hasPlaces = true;
    this.#root.append(...this.#places);
    adoptSheets(this.#root, [...adoptedSheets(this.#root), ...surfaceSheets(this.#views.loaded.styles)]);
    for (const type of SILENT_EVENTS) this.#host.addEventListener(type, (event) => event.stopPropagation());
    this.#host.addEventListener('toggle', () => this.#checkPresence());
    this.#sight.watch(this.#places);
  }

  /** Puts the host into an element, and in front of everything else. Returns false where the page keeps taking it away. */
  #place(parent: Element | ShadowRoot): boolean {
    if (this.isOpen && this.#host.parentNode === parent) return true;
    if (this.#isBanned()) return false;
    this.#watch.disconnect();
    this.#isWanted = true;
    this.#host.popover = 'manual';
    const { focused } = this;
    try {
      appendTo(parent, this.#host);
      this.#show();
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    } catch {
      this.#remove();
      return false;
    }
    // A dialog that opens is in front of all that was there, or takes what stands in it away.
    for (const each of [parent, ...layersAround(flatParent(this.#host))])
      this.#watch.observe(each, { childList: true, attributeFilter: ['open'] });
    this.#listening.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const type of ['toggle', 'fullscreenchange']) {
      addEventListener(type, (event) => this.#onTopLayer(event), { capture: true, passive: true, signal });
    }
    return true;
  }

  #onTopLayer(event: Event): void {
    const { target } = event;
    const isAround = this.#host.parentNode !== documentElement();
    const isClosed = event instanceof ToggleEvent && event.newState === 'closed' && !isAround;
    // `details` tell of their toggling, too.
    const isPlain = isNode(target) && isElement(target) && localNameOf(target) === 'details';
    if (target !== this.#host && !isClosed && !isPlain) this.#comeToFront();
  }

  #onChange(records: readonly MutationRecord[]): void {
    if (records.some(({ type }) => type === 'attributes')) this.#comeToFront();
    this.#checkPresence();
  }

  /** Something else has come into the top layer, over which marks are drawn, too; or what the host stands in was closed. */
  #comeToFront(): void {
    const parent = this.#isUsed ? parentFor(this.#near) : documentElement();
    if (!this.isOpen || !parent) return;
    this.#sight.disturb();
    if (this.#host.parentNode !== parent) {
      this.#place(parent);
      return;
    }
    forgetBefore(this.#fronts, performance.now() - LOSS_MS);
    if (this.#fronts.length >= MAX_FRONTS) return;
    this.#fronts.push(performance.now());
    this.#host.hidePopover();
    this.#show();
  }

  #show(): void {
    this.#host.showPopover();
    this.#sight.cameToFront();
  }

  #checkPresence(): void {
    if (!this.#isWanted || this.isOpen) return;
    this.#losses.push(performance.now());
    this.#remove();
    this.#onLost();
    this.#returnSoon();
  }

  #returnSoon(): void {
    setTimeout(() => {
      const root = documentElement();
      if (this.#isPinned && !this.isOpen && !(root && this.#place(root))) this.#returnSoon();
    }, RETURN_MS);
  }

  #remove(): void {
    this.#isWanted = false;
    this.#watch.disconnect();
    this.#listening.abort();
    this.#host.remove();
  }

  #isBanned(): boolean {
    forgetBefore(this.#losses, performance.now() - LOSS_MS);
    return this.#losses.length >= MAX_LOSSES;
  }
}

/** Takes out of some times, which are in order, those before another one. */
function forgetBefore(times: number[], time: number): void {
  while (times.length > 0 && times[0] < time) times.shift();
}

/**
 * What keeps the rest of the page from being used (modal dialogs and full screen, both `:modal`), or closes when something else is
 * clicked (popovers, dialogs that say so); scripts do both for dialogs of a page's own making. What is shown beside its
 * text has to stand in it.
 */
const LAYERS = ':modal, :popover-open, dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]';

/**
 * Where the surface's host has to stand so that what it shows beside a node can be seen and used, and nothing closes
 * when it is used; null where the document has no root element.
 */
function parentFor(near: Node | null): Element | ShadowRoot | null {
  const [innermost] = layersAround(near);
  const stage = innermost ?? [...queryAllIn(document, ':modal')].at(-1) ?? documentElement();
  // A shadow tree shows of its host's children only what is in its slots.
  return stage && (shadowRootOf(stage) ?? stage);
}

/** The stages that a node stands in or is, from the innermost on. */
function layersAround(node: Node | null): Element[] {
  const stages: Element[] = [];
  let element = isElement(node) ? node : node && flatParent(node);
  for (; element; element = flatParent(element)) if (matches(element, LAYERS)) stages.push(element);
  return stages;
}
