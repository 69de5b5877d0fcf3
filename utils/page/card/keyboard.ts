import type { Surface } from './surface';

/** Events that are kept from the page's listeners while the focus is in the card; what the keys do is not touched. */
const SILENT_KEYS = ['keydown', 'keypress', 'keyup'] as const;
const SILENT_FOCUS = ['focus', 'blur', 'focusin', 'focusout'] as const;

/**
 * Escape and Tab for what is shown, and silence towards the page about the keys pressed in it.
 * @param onEscape Closes what Escape closes; tells whether the page is not to hear of the key.
 */
export function listenToKeys(surface: Surface, onEscape: () => boolean, signal: AbortSignal): void {
  let closed = false;
  silenceFocus(surface, signal);
  const onEvent = (event: Event) => {
    const isInCard = surface.isSource(event);
    // At the window, before the listeners of the page's document; stopping at the host would be too late for those.
    if (isInCard) event.stopImmediatePropagation();
    if (!event.isTrusted || !(event instanceof KeyboardEvent)) return;
    const isEscape = event.key === 'Escape' && !event.isComposing;
    if (event.type === 'keydown' && isEscape && onEscape()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      closed = true;
    } else if (event.type === 'keyup' && isEscape && closed) {
      // Of the key that closed the card: the page has not heard of its going down either.
      event.stopImmediatePropagation();
      closed = false;
    } else if (event.type === 'keydown' && event.key === 'Tab' && isInCard) keepInside(surface, event);
  };
  for (const type of SILENT_KEYS) addEventListener(type, onEvent, { capture: true, signal });
}

/**
 * Dialogs of pages take the focus back when they hear that it is somewhere else: from what gets it, or from what has
 * lost it. So the page hears neither that it goes into the card nor that it comes back to where it was.
 */
function silenceFocus(surface: Surface, signal: AbortSignal): void {
  /** What lost the focus to the card: as far as the page knows it has it still. */
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

/** After the last button comes the first one, and the other way round. */
function keepInside({ cardPlace, focused }: Surface, event: KeyboardEvent): void {
  const stops = [
    ...cardPlace.querySelectorAll<HTMLElement>('a[href], button, summary, [tabindex="0"]'),
  ].filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility());
  // Out of the notice the keys lead on.
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
