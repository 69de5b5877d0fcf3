import { describe, expect, test, vi } from 'vitest';
import { type PageViews, Views } from '../../../../utils/page/card/views';

const nothing = () => undefined;
const rendered: PageViews = {
  renderCard: nothing,
  renderNotice: nothing,
  renderSelection: nothing,
  styles: ['.card { color: red }'],
};

/** Views that load, or fail, when the test says so. */
function awaited() {
  const calls: { come(): void; fail(): void }[] = [];
  const fetch = vi.fn(
    () =>
      new Promise<PageViews>((resolve, reject) => {
        calls.push({ come: () => resolve(rendered), fail: () => reject(new Error('gone')) });
      }),
  );
  return { views: new Views(fetch), fetch, calls };
}

describe('views', () => {
  test('nothing is fetched or can be rendered before something is about to be shown', () => {
    const { views, fetch } = awaited();
    expect(() => views.loaded).toThrow('not loaded');
    expect(fetch).not.toHaveBeenCalled();
  });

  test('callers during loading wait for the same views', async () => {
    const { views, fetch, calls } = awaited();
    const act = vi.fn();
    views.prepare();
    views.use(act, nothing);
    const loads = [views.load(), views.load()];
    expect(act).not.toHaveBeenCalled();
    calls[0].come();
    await Promise.all(loads);
    await expect.poll(() => act.mock.calls.length).toBe(1);
    expect(views.loaded).toBe(rendered);
    await views.load();
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test('loaded views are used in the same turn', async () => {
    const { views, calls } = awaited();
    const loading = views.load();
    calls[0].come();
    await loading;
    const act = vi.fn();
    views.use(act, nothing);
    expect(act).toHaveBeenCalledTimes(1);
  });

  test('where they can’t be loaded every caller fails, and the next call tries again', async () => {
    const { views, fetch, calls } = awaited();
    const [act, fail] = [vi.fn(), vi.fn()];
    views.prepare();
    views.use(act, fail);
    const loading = views.load();
    calls[0].fail();
    await expect(loading).rejects.toThrow('gone');
    await expect.poll(() => fail.mock.calls.length).toBe(1);
    expect(act).not.toHaveBeenCalled();
    expect(() => views.loaded).toThrow('not loaded');

    views.use(act, fail);
    expect(fetch).toHaveBeenCalledTimes(2);
    calls[1].come();
    await views.load();
    await expect.poll(() => act.mock.calls.length).toBe(1);
    expect(fail).toHaveBeenCalledTimes(1);
  });

  test('preparing fetches them again only after a pause', async () => {
    vi.useFakeTimers();
    try {
      const { views, fetch, calls } = awaited();
      views.prepare();
      calls[0].fail();
      await vi.advanceTimersByTimeAsync(1_000);
      views.prepare();
      expect(fetch).toHaveBeenCalledTimes(1);
      await vi.advanceTimersByTimeAsync(2_000);
      views.prepare();
      expect(fetch).toHaveBeenCalledTimes(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test('views that are already loaded are never fetched', async () => {
    const views = Views.of(rendered);
    expect(views.loaded).toBe(rendered);
    await views.load();
    const act = vi.fn();
    views.use(act, nothing);
    expect(act).toHaveBeenCalledTimes(1);
  });
});
