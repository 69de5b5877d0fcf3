import type { MatchKind } from '../match/match';
import { adoptedSheets, adoptSheets, documentBody, documentElement } from './dom';
import { HIGHLIGHT_NAMES, highlightRules, luminance } from './highlight-rules';

const KINDS = Object.keys(HIGHLIGHT_NAMES) as MatchKind[];

/** From so many ranges on a highlight is filled anew when some go: Firefox looks through all for each that goes. */
const MANY_RANGES = 500;

/** Paints ranges by the CSS Custom Highlight API; the page's nodes are not touched. */
export class Highlighter {
  readonly #highlights: Readonly<Record<MatchKind, Highlight>> = {
    phrase: new Highlight(),
    template: new Highlight(),
    deviation: new Highlight(),
    reuse: new Highlight(),
  };
  /** What each highlight holds: Firefox lets no content script go through a highlight itself. */
  readonly #painted: Readonly<Record<MatchKind, Set<AbstractRange>>> = {
    phrase: new Set(),
    template: new Set(),
    deviation: new Set(),
    reuse: new Set(),
  };
  readonly #sheet = new CSSStyleSheet();
  readonly #roots = new Set<Document | ShadowRoot>();
  readonly #leaving: Record<MatchKind, Set<AbstractRange>> = {
    phrase: new Set(),
    template: new Set(),
    deviation: new Set(),
    reuse: new Set(),
  };
  #dark: boolean | null = null;

  constructor() {
    removeOldSheets();
    this.#roots.add(document);
    this.restore();
  }

  paint(kind: MatchKind, ranges: readonly AbstractRange[]): void {
    for (const range of ranges) {
      this.#highlights[kind].add(range);
      this.#painted[kind].add(range);
    }
  }

  /** Stops painting ranges; it is done at the next `flush`, for all of them at once. */
  erase(kind: MatchKind, ranges: readonly AbstractRange[]): void {
    for (const range of ranges) this.#leaving[kind].add(range);
  }

  flush(): void {
    for (const kind of KINDS) {
      const highlight = this.#highlights[kind];
      const painted = this.#painted[kind];
      const leaving = this.#leaving[kind];
      if (leaving.size === 0) continue;
      const isFilledAnew = leaving.size > 8 && painted.size > MANY_RANGES;
      for (const range of leaving) {
        painted.delete(range);
        if (!isFilledAnew) highlight.delete(range);
      }
      if (isFilledAnew) {
        highlight.clear();
        for (const range of painted) highlight.add(range);
      }
      leaving.clear();
    }
  }

  /** Paints in an open shadow tree, too: in Firefox a document's rules don't reach into it. */
  addRoot(root: ShadowRoot): void {
    this.#roots.add(root);
    this.#adopt(root);
  }

  removeRoot(root: ShadowRoot): void {
    if (this.#roots.delete(root)) this.#leave(root);
  }

  /** Puts back what the page has taken away, and follows its change between light and dark. */
  restore(): void {
    const dark = isPageDark();
    if (dark !== this.#dark) this.#sheet.replaceSync(highlightRules(dark));
    this.#dark = dark;
    for (const root of this.#roots) this.#adopt(root);
    for (const kind of KINDS) {
      const name = HIGHLIGHT_NAMES[kind];
      if (CSS.highlights.get(name) !== this.#highlights[kind])
        CSS.highlights.set(name, this.#highlights[kind]);
    }
  }

  stop(): void {
    for (const kind of KINDS) {
      const name = HIGHLIGHT_NAMES[kind];
      if (CSS.highlights.get(name) === this.#highlights[kind]) CSS.highlights.delete(name);
      this.#highlights[kind].clear();
    }
    for (const root of this.#roots) this.#leave(root);
    this.#roots.clear();
  }

  #adopt(root: Document | ShadowRoot): void {
    const sheets = adoptedSheets(root);
    if (!sheets.includes(this.#sheet)) adoptSheets(root, [...sheets, this.#sheet]);
  }

  #leave(root: Document | ShadowRoot): void {
    const sheets = adoptedSheets(root);
    if (sheets.includes(this.#sheet))
      adoptSheets(
        root,
        sheets.filter((sheet) => sheet !== this.#sheet),
      );
  }
}

/** An earlier version of the extension that was cut off can't take its sheet away itself. */
function removeOldSheets(): void {
  const sheets = adoptedSheets(document);
  const kept = sheets.filter((sheet) => !isMarkSheet(sheet));
  if (kept.length < sheets.length) adoptSheets(document, kept);
}

function isMarkSheet(sheet: CSSStyleSheet): boolean {
  try {
    return sheet.cssRules[0]?.cssText.includes(`::highlight(${HIGHLIGHT_NAMES.phrase})`) ?? false;
  } catch {
    return false;
  }
}

/** Whether the page is light text on a dark ground: by the ground it paints, else by the colour scheme it asked for. */
function isPageDark(): boolean {
  for (const element of [documentBody(), documentElement()]) {
    if (!element) continue;
    const ground = luminance(getComputedStyle(element).backgroundColor);
    if (ground !== null) return ground < 0.4;
  }
  const text = documentBody() ?? documentElement();
  return text !== null && (luminance(getComputedStyle(text).color) ?? 0) > 0.6;
}
