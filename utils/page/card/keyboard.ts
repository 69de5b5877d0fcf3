import type { Surface } from './surface';

/**
 * Events hidden from the page's listeners while the focus is in the card; what the keys do is not changed.
 */
const SILENT_KEYS = ['keydown', 'keypress', 'keyup'] as const;
const SILENT_FOCUS = ['focus', 'blur', 'focusin', 'focusout'] as const;

/**
 * Handles Escape and Tab for what is shown, and hides the keys pressed in it from the page.
 * @param onEscape Closes what Escape closes; returns whether to hide the key from the page.
 */
export function listenToKeys(surface: Surface, onEscape: () => boolean, signal: AbortSignal): void {
  let closed = false;
  silenceFocus(surface, signal);
  const onEvent = (event: Event) => {
    const isInCard = surface.isSource(event);
    // Caught at the window, before the listeners of the page's document; the host would be too late.
    if (isInCard) event.stopImmediatePropagation();
    if (!event.isTrusted || !(event instanceof KeyboardEvent)) return;
    const isEscape = event.key === 'Escape' && !event.isComposing;
    if (event.type === 'keydown' && isEscape && onEscape()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      closed = true;
    } else if (event.type === 'keyup' && isEscape && closed) {
      // The keyup of the Escape that closed the card; the page has not seen its keydown either.
      event.stopImmediatePropagation();
      closed = false;
    } else if (event.type === 'keydown' && event.key === 'Tab' && isInCard) keepInside(surface, event);
  };
  for (const type of SILENT_KEYS) addEventListener(type, onEvent, { capture: true, signal });
}

/**
 * Dialogs of pages take the focus back when they notice that it is elsewhere, from either element involved.
 * So the page sees neither that the focus enters the card nor that it returns.
 */
function silenceFocus(surface: Surface, signal: AbortSignal): void {
  /** What lost the focus to the card; for the page it still has the focus. */
  let left: EventTarget | null = null;
  const onEvent = (event: FocusEvent) => {
    const { type, target, relatedTarget } = event;
    if (!surface.isSource(event)) {
      if (!event.isTrusted || !surface.owns(relatedTarget)) return;
      if (type === 'blur' || type === 'focusout') left = target;
      if (target !== left) return;
    }
    event.stopImmediatePropagation();
  };
  for (const type of SILENT_FOCUS) addEventListener(type, onEvent, { capture: true, signal });
}

/** Wraps round from the last button to the first, and back. */
function keepInside({ cardPlace, focused }: Surface, event: KeyboardEvent): void {
  const stops = [
    ...cardPlace.querySelectorAll<HTMLElement>('a[href], button, summary, [tabindex="0"]'),
  ].filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility());
  // Tab may leave the notice.
  if (!cardPlace.contains(focused)) return;
  const first = stops[0];
  const last = stops.at(-1);
  const isAtEnd = event.shiftKey
    ? focused === first || !stops.includes(focused as HTMLElement)
    : focused === last;
  if (!isAtEnd || !first || !last) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}
