import type { CardView, Notice, SelectionView } from '../../card-views';

/** Renders what the surface shows; null instead of a view removes it. */
export interface PageViews {
  renderCard(into: HTMLElement, view: CardView | null): void;
  renderNotice(into: HTMLElement, notice: Notice | null): void;
  /** The buttons beside a selection. */
  renderSelection(into: HTMLElement, view: SelectionView | null): void;
  /** Style sheets for all of these. */
  readonly styles: readonly string[];
}

/** Pause after a failure before views are prepared again, ms: a pointer over text asks in every frame. */
const RETRY_MS = 2_000;

/**
 * The views of an annotator. Most pages never show any, so they are loaded when something is about to be
 * shown for the first time.
 */
export class Views {
  readonly #fetch: () => Promise<PageViews>;
  #loaded: PageViews | null = null;
  #loading: Promise<void> | null = null;
  /** Time of the last failure, ms since the page's beginning. */
  #failed = Number.NEGATIVE_INFINITY;

  /** @param fetch Rejects where the views aren't available now. */
  constructor(fetch: () => Promise<PageViews>) {
    this.#fetch = fetch;
  }

  /** Views that are already loaded. */
  static of(views: PageViews): Views {
    const there = new Views(async () => views);
    there.#loaded = views;
    return there;
  }

  /** @throws Error before they are loaded. */
  get loaded(): PageViews {
    if (!this.#loaded) throw new Error('The views are not loaded.');
    return this.#loaded;
  }

  /**
   * Resolves when the views are loaded; they are fetched once, however many callers wait.
   * @throws What fetching threw; the next caller tries again.
   */
  async load(): Promise<void> {
    if (this.#loaded) return;
    this.#loading ??= this.#fetch()
      .then(
        (views) => {
          this.#loaded = views;
        },
        (error: unknown) => {
          this.#failed = performance.now();
          throw error;
        },
      )
      .finally(() => {
        this.#loading = null;
      });
    await this.#loading;
  }

  /** Loads the views for what may be shown soon, unless that has just failed. */
  prepare(): void {
    // Whoever shows the views loads them again, and shows the failure.
    if (performance.now() - this.#failed > RETRY_MS) this.load().catch(() => undefined);
  }

  /**
   * Calls `act` when the views are loaded, at once where they already are; `fail` where they aren't
   * available.
   */
  use(act: () => void, fail: () => void): void {
    if (this.#loaded) act();
    else void this.load().then(act, fail);
  }
}
