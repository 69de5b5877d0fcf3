/** What the probe saw in a page. All times are ms on the page's own clock (`performance.now()`). */
export interface Seen {
  /** When the document was parsed: the beginning of DOMContentLoaded. */
  readonly ready: number;
  /** When the first frame after the load event was done and everything was laid out; 0 before. */
  readonly loaded: number;
  /** First and last frame in which another number of ranges was highlighted than before; null where none was. */
  readonly first: number | null;
  readonly last: number | null;
  /** Ranges that are highlighted now. */
  readonly ranges: number;
  /** First frame of the page with text in it, 0 before it. */
  readonly contentful: number;
  /** Tasks of 50 ms and more: beginning and duration. */
  readonly long: readonly (readonly [number, number])[];
  /** Wall clock time of 0, ms since the epoch. */
  readonly origin: number;
}

declare global {
  /** Set by the probe. */
  var tifaProbe: () => Seen;
}

/**
 * Runs in the page's own world before everything else: looks at each frame whether the number of highlighted ranges
 * has changed, and notes long tasks. The highlights of content scripts are the page's as well. It is sent as text,
 * so it may use nothing of this module, and may hold no function with a name.
 */
export function probe(): void {
  const seen = {
    first: null as number | null,
    last: null as number | null,
    ranges: 0,
    loaded: 0,
    long: [] as [number, number][],
  };
  const loop = {} as { look: FrameRequestCallback };
  loop.look = () => {
    let ranges = 0;
    for (const highlight of CSS.highlights.values()) ranges += highlight.size;
    if (ranges !== seen.ranges) {
      seen.ranges = ranges;
      seen.last = performance.now();
      seen.first ??= seen.last;
    }
    requestAnimationFrame(loop.look);
  };
  requestAnimationFrame(loop.look);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.long.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });
  addEventListener('load', () => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        seen.loaded = performance.now();
      }),
    );
  });
  globalThis.tifaProbe = () => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return {
      ...seen,
      ready: navigation.domContentLoadedEventStart,
      contentful: paint?.startTime ?? 0,
      origin: performance.timeOrigin,
    };
  };
}
