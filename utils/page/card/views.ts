import type { CardView, Notice, SelectionView } from '../../card-views';

/** Renders what the surface shows; null in the place of a view takes it away. */
export interface PageViews {
  renderCard(into: HTMLElement, view: CardView | null): void;
  renderNotice(into: HTMLElement, notice: Notice | null): void;
  /** The buttons beside a selection. */
  renderSelection(into: HTMLElement, view: SelectionView | null): void;
  /** Style sheets of all of these. */
  readonly styles: readonly string[];
}

/** Rest after a failure before they are fetched again for what may be shown, ms: a pointer over text asks at every frame. */
const RETRY_MS = 2_000;

/**
 * The views of an annotator. On most pages nothing is ever shown, so they may have to be fetched, which begins when
 * something is about to be shown for the first time.
 */
export class Views {
  readonly #fetch: () => Promise<PageViews>;
  #loaded: PageViews | null = null;
  #loading: Promise<void> | null = null;
  /** Time at which they could not be had, ms since the page's beginning. */
  #failed = Number.NEGATIVE_INFINITY;

  /** @param fetch Rejects where the views can't be had now. */
  constructor(fetch: () => Promise<PageViews>) {
    this.#fetch = fetch;
  }

  /** Views that are there already. */
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
   * Comes back when the views are there; they are fetched once, however many ask meanwhile.
   * @throws What fetching them threw; whoever asks after that has it tried again.
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

  /** Fetches the views for what may be shown soon, unless that has just failed. */
  prepare(): void {
    if (performance.now() - this.#failed > RETRY_MS) this.load().catch(() => undefined);
  }

  /** Calls one of the two: `act` at once where the views are loaded, else when they are; `fail` where they can't be had. */
  use(act: () => void, fail: () => void): void {
    if (this.#loaded) act();
    else void this.load().then(act, fail);
  }
}
