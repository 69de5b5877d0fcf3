import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { WAKE_HAN } from '../utils/limits';
import { countHan } from '../utils/text/han';

/**
 * Runs in every frame of every page: asks for the annotator once the frame has enough Han characters, and waits for
 * them until then. No library and no other module of weight, for most pages never need more than this.
 */
export default defineUnlistedScript(() => {
  if (document.documentElement?.namespaceURI === 'http://www.w3.org/1999/xhtml') new Sentinel().start();
});

/** Pause between a change of the page and the look at it, ms: changes come in bursts. */
const LOOK_MS = 250;

/** Looks at the whole page again, ms after it was loaded, for shadow roots that were attached without a change. */
const LATE_LOOKS_MS = [0, 2_000];

/** Attempts to wake the annotator, and the pause between them, ms: the background may be stopped on the way. */
const WAKE_ATTEMPTS = 4;
const WAKE_PAUSE_MS = 1_000;

/** Nodes whose text is counted when its time has come; more of them only say that the whole page has to be counted. */
const MOST_CHANGED = 2_000;

interface Runtime {
  readonly id?: string;
  sendMessage(message: object): Promise<unknown>;
}

class Sentinel {
  readonly #observer = new MutationObserver((records) => this.#note(records));
  readonly #roots = new Set<Node>();
  #changed = new Set<Node>();
  #han = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #done = false;

  start(): void {
    this.#watch(document);
    // One string tells of most pages that they have none, scripts included. Shadow roots are looked for when there
    // is time: that takes a look at each element.
    if (mayHaveHan(document.documentElement.textContent ?? '', WAKE_HAN)) this.#countAll();
    requestIdleCallback(() => this.#countAll(), { timeout: 2_000 });
    if (document.readyState === 'complete') this.#lookLate();
    else addEventListener('load', () => this.#lookLate(), { once: true });
  }

  #lookLate(): void {
    for (const wait of LATE_LOOKS_MS) setTimeout(() => requestIdleCallback(() => this.#countAll()), wait);
  }

  #watch(root: Node): void {
    if (this.#done || this.#roots.has(root)) return;
    this.#roots.add(root);
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
  }

  #note(records: MutationRecord[]): void {
    if (this.#changed.size > MOST_CHANGED) return;
    for (const { type, target, addedNodes } of records) {
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
    if (changed.size > MOST_CHANGED) {
      this.#countAll();
      return;
    }
    for (const node of changed) if (node.isConnected) this.#han += this.#count(node, changed);
    if (this.#han >= WAKE_HAN) this.#countAll();
  }

  #countAll(): void {
    if (this.#done) return;
    if (!isAlive()) {
      this.#stop();
      return;
    }
    this.#han = 0;
    for (const root of this.#roots) {
      if (root.isConnected) this.#han += this.#count(root, this.#roots);
      else this.#roots.delete(root);
    }
    if (this.#han >= WAKE_HAN) {
      this.#stop();
      void wake(WAKE_ATTEMPTS);
    }
  }

  /**
   * Han characters that can be read in a node's own tree, WAKE_HAN or a few more at the most.
   * @param found Gets the shadow roots in it that were not known yet.
   */
  #count(node: Node, found: Set<Node>): number {
    let han = 0;
    const shown = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
    // Taken from the prototype: an element named like it hides the document's own.
    const walker = Document.prototype.createTreeWalker.call(document, node, shown);
    for (let next: Node | null = node; next && han < WAKE_HAN; next = walker.nextNode()) {
      if (next instanceof Text) {
        if (mayHaveHan(next.data) && !isCode(next.parentNode)) han += countHan(next.data);
      } else if (next instanceof Element && next.shadowRoot && !this.#roots.has(next.shadowRoot)) {
        this.#watch(next.shadowRoot);
        found.add(next.shadowRoot);
      }
    }
    return han;
  }

  #stop(): void {
    this.#done = true;
    this.#observer.disconnect();
    this.#roots.clear();
    clearTimeout(this.#timer);
  }
}

/** Whether a text can hold so many Han characters; instant where it has one byte a character. */
function mayHaveHan(text: string, least = 1): boolean {
  const han = /[\u2e80-\u9fff\ud840-\ud8ff\uf900-\ufaff]/g;
  for (let seen = 0; seen < least; seen++) if (!han.test(text)) return false;
  return true;
}

function isCode(parent: Node | null): boolean {
  return parent instanceof Element && /^(script|style|noscript|template|textarea)$/.test(parent.localName);
}

function runtime(): Runtime | undefined {
  return (globalThis as { chrome?: { runtime?: Runtime } }).chrome?.runtime;
}

/** Whether the extension is still there: an update or a removal cuts this script off. */
function isAlive(): boolean {
  return runtime()?.id !== undefined;
}

/** Sends the message in the messenger's own shape, without the messenger. */
async function wake(attempts: number): Promise<void> {
  try {
    const message = { id: Math.floor(Math.random() * 10_000), type: 'wakeAnnotator', timestamp: Date.now() };
    const answer = await runtime()?.sendMessage(message);
    if (answer && !('err' in (answer as object))) return;
  } catch {
    // The background was stopped on the way, or the extension has gone.
  }
  if (attempts > 1 && isAlive()) setTimeout(() => void wake(attempts - 1), WAKE_PAUSE_MS);
}
