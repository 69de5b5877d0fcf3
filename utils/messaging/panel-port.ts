import * as v from 'valibot';
import { browser } from '../browser';
import { DENSITY_BINS, PANEL_PLACES, SNIPPET_MAX_UNITS } from '../limits';
import { MARK_KINDS } from '../marks/kinds';
import type { PlaceNews } from '../reports/page-places';
import { PAGE_PORT, type PanelWord } from './page-port';

const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(SNIPPET_MAX_UNITS));

const placed = v.pipe(
  v.object({
    wordings: v.pipe(
      v.array(v.object({ phrase: text, text, kind: v.picklist(MARK_KINDS) })),
      v.maxLength(PANEL_PLACES),
    ),
    places: v.pipe(v.array(count), v.maxLength(PANEL_PLACES)),
    tops: v.array(part),
    total: count,
    density: v.pipe(v.array(v.nullable(part)), v.length(DENSITY_BINS)),
  }),
  v.check(({ places, tops }) => places.length === tops.length, 'a place without its height'),
  v.check(({ places, wordings }) => places.every((each) => each < wordings.length), 'no such wording'),
);

/** What a frame may tell; a frame's script can be taken over by its page. */
export const placeNews = v.variant('type', [
  v.object({ type: v.literal('placed'), places: placed }),
  v.object({ type: v.literal('moved'), view: v.object({ top: part, bottom: part }) }),
]) satisfies v.GenericSchema<unknown, PlaceNews>;

/** The panel's end of its port to a frame. */
export interface FrameLink {
  /** Scrolls the frame's page until a part of its height (0 to 1) is in the middle of its viewport. */
  scrollTo(part: number): void;
  close(): void;
}

/**
 * Follows the places of a frame from now on.
 * @param onNews Gets the annotator's news; what does not fit its schema is dropped.
 * @param gone Called when the frame, its document or its extension has gone, or where there was none.
 */
export function linkToFrame(
  { tabId, frameId }: { tabId: number; frameId: number },
  onNews: (news: PlaceNews) => void,
  gone: () => void,
): FrameLink {
  const port = browser.tabs.connect(tabId, { name: PAGE_PORT, frameId });
  let open = true;
  port.onMessage.addListener((message: unknown) => {
    const news = v.safeParse(placeNews, message);
    if (news.success && open) onNews(news.output);
  });
  port.onDisconnect.addListener(() => {
    if (!open) return;
    open = false;
    gone();
  });
  return {
    scrollTo(to) {
      const word: PanelWord = { scrollTo: to };
      if (open) port.postMessage(word);
    },
    close() {
      open = false;
      port.disconnect();
    },
  };
}
