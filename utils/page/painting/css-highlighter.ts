import { REGISTRY_LOOK_MS } from '../../limits';
import { MARK_CLASSES, type MarkClass, styleOf } from '../../marks/look';
import { adoptedSheets, adoptSheets, isPageVisible } from '../common/dom';
import { restAfter } from '../common/work';
import { Fading, isPageDark } from './fading';
import {
  type Highlighter,
  HighlightLayer,
  highlightName,
  highlightRules,
  type MarkOptions,
} from './highlights';

/** Checking whether the page has taken something away rests this many times as long as it took. */
const REST_FACTOR = 100;

/** Paints ranges with the CSS Custom Highlight API. */
export class CssHighlighter implements Highlighter {
  readonly #layers = new Map(
    // Saved snippets lie beneath the others, whose backgrounds stay visible on them.
    MARK_CLASSES.map((name) => [name, new HighlightLayer(highlightName(name), name === 'snippet' ? -1 : 0)]),
  );
  readonly #sheet = new CSSStyleSheet();
  readonly #roots = new Set<Document | ShadowRoot>([document]);
  #fading: Fading | null = null;
  #dark: boolean | null = null;
  /** What the sheet's rules were made from. */
  #madeFrom: readonly unknown[] = [];
  /** Rules in the sheet. A page can delete some: it can reach every sheet its document has adopted. */
  #ruleCount = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #options: MarkOptions;

  constructor(options: MarkOptions) {
    this.#options = options;
    removeOldSheets();
    this.#refade();
  }

  paint(name: MarkClass, ranges: readonly AbstractRange[]): void {
    this.#layers.get(name)?.add(ranges);
    if (this.#fading && this.#isFaded(name)) this.#fading.add(ranges);
  }

  erase(name: MarkClass, ranges: readonly AbstractRange[]): void {
    this.#layers.get(name)?.remove(ranges);
    this.#fading?.remove(ranges);
  }

  flush(): void {
    for (const layer of this.#layers.values()) layer.flush();
    this.#fading?.flush();
    // New text can have colours without a rule.
    this.#fading?.register();
    this.#applyRules();
    this.#watch();
  }

  /** In Firefox a document's rules don't reach into shadow trees. */
  addRoot(root: ShadowRoot): void {
    this.#roots.add(root);
    this.#adopt(root);
  }

  removeRoot(root: ShadowRoot): void {
    if (this.#roots.delete(root)) this.#unadopt(root);
  }

  restore(): void {
    const dark = isPageDark();
    if (dark !== this.#dark) this.#refade();
    this.#dark = dark;
    this.#putBack();
  }

  /** The browser moves highlights along by itself. */
  follow(): void {
    this.#watch();
  }

  setOptions(options: MarkOptions): void {
    this.#options = options;
    this.#refade();
    this.restore();
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const layer of this.#layers.values()) layer.stop();
    this.#fading?.stop();
    for (const root of this.#roots) this.#unadopt(root);
    this.#roots.clear();
  }

  /** Marks the user has switched off aren't faded either. */
  #isFaded(name: MarkClass): boolean {
    return name !== 'snippet' && styleOf(this.#options.markStyles, name) !== 'off';
  }

  /** Fades what should be faded, reading the colours of all text again. */
  #refade(): void {
    this.#fading?.stop();
    this.#fading = this.#options.dim ? new Fading() : null;
    for (const [name, layer] of this.#layers) if (this.#isFaded(name)) this.#fading?.add(layer.painted);
  }

  /**
   * Checks now and then while something painted is visible: scripts of the page and other extensions can
   * clear the registry and replace the sheets, and no event reports it.
   */
  #watch(wait = REGISTRY_LOOK_MS): void {
    const isNeeded = isPageVisible() && [...this.#layers.values()].some(({ isEmpty }) => !isEmpty);
    if (this.#timer !== undefined || !isNeeded) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const begin = performance.now();
      this.#putBack();
      this.#watch(Math.max(REGISTRY_LOOK_MS, restAfter(performance.now() - begin, REST_FACTOR)));
    }, wait);
  }

  #putBack(): void {
    this.#applyRules();
    for (const root of this.#roots) this.#adopt(root);
    for (const layer of this.#layers.values()) layer.register();
    this.#fading?.register();
  }

  #applyRules(): void {
    const faded = this.#fading?.rules ?? '';
    const madeFrom = [this.#dark, faded, this.#options] as const;
    if (this.#sheet.disabled) this.#sheet.disabled = false;
    const isUnchanged = madeFrom.every((value, i) => value === this.#madeFrom[i]);
    if (isUnchanged && this.#sheet.cssRules.length === this.#ruleCount) return;
    this.#sheet.replaceSync(highlightRules(this.#dark ?? false, faded, this.#options));
    this.#madeFrom = madeFrom;
    this.#ruleCount = this.#sheet.cssRules.length;
  }

  #adopt(root: Document | ShadowRoot): void {
    const sheets = adoptedSheets(root);
    if (!sheets.includes(this.#sheet)) adoptSheets(root, [...sheets, this.#sheet]);
  }

  #unadopt(root: Document | ShadowRoot): void {
    const sheets = adoptedSheets(root);
    if (sheets.includes(this.#sheet))
      adoptSheets(
        root,
        sheets.filter((sheet) => sheet !== this.#sheet),
      );
  }
}

/** An earlier version of the extension that was cut off can't remove its sheet itself. */
function removeOldSheets(): void {
  const sheets = adoptedSheets(document);
  const kept = sheets.filter((sheet) => !isMarkSheet(sheet));
  if (kept.length < sheets.length) adoptSheets(document, kept);
}

function isMarkSheet(sheet: CSSStyleSheet): boolean {
  try {
    return sheet.cssRules[0]?.cssText.includes('::highlight(tifa-') ?? false;
  } catch {
    // The page may not read rules of another origin, so they aren't the extension's.
    return false;
  }
}
