import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageState } from '../../utils/reports/page-state';

/** Time in which a page that was read reports anew when its loading ends, ms. */
const HOLD_MS = 500;

/** A page's state, held for a moment where it only waits for the next report of the same tab, so that nothing blinks. */
export function useHeld(tabId: number | undefined, page: PageState | undefined): PageState | undefined {
  const last = useRef<{ tabId: number | undefined; page: PageState } | null>(null);
  const [expired, setExpired] = useState(false);
  const waits = page === undefined || page.name === 'waiting';
  useEffect(() => {
    setExpired(false);
    if (!waits) return;
    const timer = setTimeout(() => setExpired(true), HOLD_MS);
    return () => clearTimeout(timer);
  }, [tabId, waits]);
  if (!waits) last.current = { tabId, page };
  const held = last.current?.tabId === tabId ? last.current?.page : undefined;
  return waits && !expired && held ? held : page;
}
