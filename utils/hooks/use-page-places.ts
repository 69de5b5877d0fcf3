import { useEffect, useRef, useState } from 'preact/hooks';
import { PANEL_RETRIES, PANEL_RETRY_MS } from '../limits';
import { type FrameLink, linkToFrame } from '../messaging/panel-port';
import type { PlaceNews, ToldFrame } from '../reports/page-places';

/** What the frames of a tab's page have told of their places. */
export interface ToldPlaces {
  readonly frames: readonly ToldFrame[];
  /** Scrolls the top frame until a part of its height (0 to 1) is in the middle of its viewport. */
  scrollTo(part: number): void;
}

/**
 * Has the frames of a tab tell of their places for as long as this is shown. A frame whose document has gone is
 * forgotten; one that is reported and can't be reached is tried again a few times, since it may be on its way back.
 * @param frameIds The frames that have reported.
 */
export function usePagePlaces(tabId: number | undefined, frameIds: readonly number[]): ToldPlaces {
  const [told, setTold] = useState<ReadonlyMap<number, ToldFrame>>(new Map());
  const links = useRef(new Map<number, FrameLink>());
  const [attempt, setAttempt] = useState(0);
  const tries = useRef(0);
  const names = frameIds.join();

  useEffect(
    () => () => {
      for (const link of links.current.values()) link.close();
      links.current.clear();
      tries.current = 0;
      setTold(new Map());
    },
    [tabId],
  );

  useEffect(() => {
    if (tabId === undefined) return;
    const lost = () => {
      if (tries.current++ < PANEL_RETRIES) setTimeout(() => setAttempt((n) => n + 1), PANEL_RETRY_MS);
    };
    for (const frameId of names === '' ? [] : names.split(',').map(Number)) {
      if (links.current.has(frameId)) continue;
      const link = linkToFrame(
        { tabId, frameId },
        (news) => {
          tries.current = 0;
          setTold((before) => withNews(before, frameId, news));
        },
        () => {
          if (links.current.get(frameId) !== link) return;
          links.current.delete(frameId);
          setTold((before) => new Map([...before].filter(([id]) => id !== frameId)));
          lost();
        },
      );
      links.current.set(frameId, link);
    }
  }, [tabId, names, attempt]);

  return { frames: [...told.values()], scrollTo: (part) => links.current.get(0)?.scrollTo(part) };
}

function withNews(
  before: ReadonlyMap<number, ToldFrame>,
  frameId: number,
  news: PlaceNews,
): ReadonlyMap<number, ToldFrame> {
  const frame = before.get(frameId);
  const next = new Map(before);
  if (news.type === 'placed') next.set(frameId, { frameId, places: news.places, view: frame?.view ?? null });
  else if (frame) next.set(frameId, { ...frame, view: news.view });
  return next;
}
