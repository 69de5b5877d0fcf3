import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { WAKE_HAN } from '../utils/limits';
import { countHanUpTo } from '../utils/text/han';

/**
 * Runs in every frame of every page: asks for the annotator once the frame has enough Han characters, and waits for
 * them until then. Most pages have no Chinese and should not notice it: it reads the beginning of the text, and leaves a
 * long page without Chinese there alone until something changes or is scrolled. It looks at further text as few long
 * strings and lets the browser find elements; no library, for the same reason.
 */
export default defineUnlistedScript(() => {
  if (document.documentElement?.namespaceURI === 'http://www.w3.org/1999/xhtml') new Sentinel().start();
});

/** Pause between a change of the page and the look at it, ms: changes come in bursts. */
const LOOK_MS = 250;

/** How much text at the start of a page decides whether it may have Chinese, UTF-16 units. */
const BEGINNING_UNITS = 65_536;

/** A page with so much text of its own and no Chinese in it can wait for the late look at its shadow roots, UTF-16 units. */
const MUCH_UNITS = 20_000;

/** Time after loading until shadow roots are looked for again: they can be attached without a change of the page. */
const LATE_LOOK_MS = 2_000;

/** Time after which a page that is still loading is looked at all the same, ms. */
const SLOW_LOAD_MS = 8_000;

/** Longest wait for the browser to have nothing better to do, ms. */
const IDLE_MS = 2_000;

/** Attempts to wake the annotator, and the pause between them, ms: the background may be stopped on the way. */
const WAKE_ATTEMPTS = 4;
const WAKE_PAUSE_MS = 1_000;

/** Changed nodes that are counted one by one; more of them only say that the whole page has to be counted. */
const MAX_CHANGED = 2_000;

interface Runtime {
  readonly id?: string;
  sendMessage(message: object): Promise<unknown>;
}

interface ExtensionApi {
  readonly runtime?: Runtime;
  readonly storage?: { readonly local: { get(key: string): Promise<object> } };
}

declare global {
  /** What is stored under `settings`: read while the annotator is on its way, which shares this world. */
  var tifaStored: Promise<{ settings?: unknown }> | undefined;
}

class Sentinel {
  readonly #observer = new MutationObserver((records) => this.#note(records));
  readonly #roots = new Set<Node>();
  #changed = new Set<Node>();
  #han = 0;
  /** Length of the document's text when all was counted last, UTF-16 units. */
  #units = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isResting = false;
  #done = false;

  start(): void {
    this.#watch(document);
    if (isForeign()) {
      this.#isResting = true;
      addEventListener('scroll', this.#rise, { capture: true, passive: true });
    } else this.#lookAtAll();
  }

  /** The page was left alone until now. */
  readonly #rise = () => {
    if (!this.#isResting) return;
    this.#isResting = false;
    removeEventListener('scroll', this.#rise, { capture: true });
    this.#lookAtAll();
  };

  #lookAtAll(): void {
    this.#countAll();
    if (this.#units < MUCH_UNITS) this.#lookForRoots();
    const lookLate = () => setTimeout(() => this.#lookForRoots(), LATE_LOOK_MS);
    if (document.readyState === 'complete') lookLate();
    else {
      addEventListener('load', lookLate, { once: true });
      // An image that never arrives keeps a page from being loaded.
      setTimeout(() => document.readyState !== 'complete' && lookLate(), SLOW_LOAD_MS);
    }
  }

  #watch(root: Node): void {
    this.#roots.add(root);
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
  }

  #note(records: MutationRecord[]): void {
    for (const { type, target, addedNodes } of records) {
      if (this.#changed.size > MAX_CHANGED) break;
      if (type === 'characterData') this.#changed.add(target);
      for (const node of addedNodes) this.#changed.add(node);
    }
    if (this.#changed.size > 0) this.#timer ??= setTimeout(() => this.#countChanged(), LOOK_MS);
  }

  /** Text that changes often is counted more than once here, so the sum only says when to count all. */
  #countChanged(): void {
    const changed = this.#changed;
    this.#changed = new Set();
    this.#timer = undefined;
    this.#rise();
    if (this.#done) return;
    let found = changed.size > MAX_CHANGED;
    if (found) this.#lookForRoots();
    for (const node of changed) {
      if (!node.isConnected) continue;
      this.#han += countHanUpTo(node.textContent ?? '', WAKE_HAN);
      if (node instanceof Element) found = this.#watchRootsIn(node) || found;
    }
    if (found || this.#han >= WAKE_HAN) this.#countAll();
  }

  /** When there is time: it takes a look at each element. */
  #lookForRoots(): void {
    const look = () => {
      const { documentElement } = document;
      if (!this.#done && documentElement && this.#watchRootsIn(documentElement)) this.#countAll();
    };
    requestIdleCallback(look, { timeout: IDLE_MS });
  }

  #countAll(): void {
    if (this.#done) return;
    if (!isAlive()) {
      this.#stop();
      return;
    }
    this.#han = 0;
    for (const root of this.#roots) {
      if (!root.isConnected) this.#roots.delete(root);
      else {
        const tree = root === document ? document.documentElement : root;
        const text = tree?.textContent ?? '';
        if (root === document) this.#units = text.length;
        this.#han += countInTree(tree, text);
      }
    }
    if (this.#han >= WAKE_HAN) {
      this.#stop();
      void wake(WAKE_ATTEMPTS);
    }
  }

  /** Watches the open shadow roots in and below a node that were not known yet. Returns whether there are any. */
  #watchRootsIn(node: Element | ShadowRoot): boolean {
    let found = false;
    for (const host of hostsIn(node)) {
      const root = host.shadowRoot;
      if (!root || this.#roots.has(root)) continue;
      found = true;
      this.#watch(root);
      this.#watchRootsIn(root);
    }
    return found;
  }

  #stop(): void {
    this.#done = true;
    this.#observer.disconnect();
    this.#roots.clear();
    clearTimeout(this.#timer);
  }
}

/**
 * Whether a long page seems to have no Chinese: neither its encoding nor its language is Chinese, and the text at its
 * beginning has no Han character. What is further down is read by nobody who doesn't scroll. False for frames, which the
 * page around them may scroll, and for pages that may be scrolled already.
 */
function isForeign(): boolean {
  if (top !== self || location.hash !== '' || (document.readyState === 'complete' && scrollY > 0))
    return false;
  const { characterSet, documentElement } = document;
  if (/^(gb|big5)/i.test(characterSet) || /^zh/i.test(documentElement.lang)) return false;
  const { createTreeWalker } = Document.prototype;
  const walker = createTreeWalker.call(document, documentElement, NodeFilter.SHOW_TEXT);
  let units = 0;
  while (units < BEGINNING_UNITS && walker.nextNode()) {
    const { data, parentNode } = walker.currentNode as Text;
    if (/^(script|style|noscript|textarea)$/i.test(parentNode?.nodeName ?? '')) continue;
    if (countHanUpTo(data, 1) > 0) return false;
    units += data.length;
  }
  return units >= BEGINNING_UNITS;
}

/** Han characters of a document's or shadow root's own tree that can be read, WAKE_HAN at the most. */
function countInTree(tree: Node, text: string): number {
  const han = countHanUpTo(text, WAKE_HAN);
  if (han < WAKE_HAN) return han;
  let unread = 0;
  for (const code of elementsIn(tree, 'script, style, noscript, template, textarea')) {
    unread += countHanUpTo(code.textContent ?? '', Number.POSITIVE_INFINITY);
  }
  return countHanUpTo(text, WAKE_HAN + unread) - unread;
}

/**
 * Elements in and below a node that may have a shadow root: custom ones, and empty ones of names that can have one;
 * text in other elements is nearly always in a slot, and is seen without looking into the shadow.
 */
function* hostsIn(node: Element | ShadowRoot): Generator<Element> {
  if (node instanceof ShadowRoot) {
    yield* elementsIn(node, '*');
    return;
  }
  yield node;
  yield* elementsIn(node, ':is(article,aside,blockquote,div,footer,header,main,nav,p,section,span):empty');
  const names = ".//*[contains(local-name(), '-')]";
  const type = XPathResult.ORDERED_NODE_SNAPSHOT_TYPE;
  const found = Document.prototype.evaluate.call(document, names, node, null, type, null);
  for (let i = 0; i < found.snapshotLength; i++) yield found.snapshotItem(i) as Element;
}

/** Elements in a node by selector. A form's fields can hide its own methods, so they are the prototypes'. */
function elementsIn(node: Node, selector: string): Iterable<Element> {
  const { prototype } = node instanceof Element ? Element : DocumentFragment;
  return prototype.querySelectorAll.call(node, selector);
}

function api(): ExtensionApi | undefined {
  return (globalThis as unknown as { chrome?: ExtensionApi }).chrome;
}

/** Whether the extension is still there: an update or a removal cuts this script off. */
function isAlive(): boolean {
  return api()?.runtime?.id !== undefined;
}

/** Sends the message in the shape of `messaging/wire`, without that. */
async function wake(attempts: number): Promise<void> {
  try {
    const message = { type: 'wakeAnnotator', timestamp: Date.now() };
    const answering = api()?.runtime?.sendMessage(message);
    globalThis.tifaStored = api()?.storage?.local.get('settings');
    // The annotator reads the settings again where this fails.
    globalThis.tifaStored?.catch(() => undefined);
    const answer = await answering;
    if (answer && !('err' in (answer as object))) return;
  } catch {
    // The background was stopped on the way, or the extension has gone.
  }
  if (attempts > 1 && isAlive()) setTimeout(() => void wake(attempts - 1), WAKE_PAUSE_MS);
}
