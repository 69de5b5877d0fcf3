import { type Inputs, useEffect, useState } from 'preact/hooks';

/** Gives values over time, from now until the returned function is called. */
export type Watch<T> = (onValue: (value: T) => void) => () => void;

interface Keeping {
  /** Whether the value stays while that of changed inputs is awaited; it is undefined meanwhile otherwise. */
  readonly keeps?: boolean;
}

/**
 * The latest value of a watch; undefined until there is one. Other inputs start another watch; null is none, and
 * gives undefined.
 */
export function useWatched<T>(
  watch: Watch<T> | null,
  inputs: Inputs,
  { keeps = false }: Keeping = {},
): T | undefined {
  const [value, setValue] = useState<T>();
  useEffect(() => {
    if (!keeps || watch === null) setValue(undefined);
    return watch?.((latest) => setValue(() => latest));
  }, inputs);
  return value;
}

/**
 * What an asynchronous read resolves to; undefined until then, `failed` where it rejects. Other inputs abort the read
 * and start another, and what the earlier one would give is dropped; null reads nothing, and gives undefined.
 */
export function useAsync<T, F>(
  read: ((signal: AbortSignal) => Promise<T>) | null,
  failed: F,
  inputs: Inputs,
  keeping: Keeping = {},
): T | F | undefined {
  return useWatched(read && reading<T | F>(read, () => failed), inputs, keeping);
}

function reading<T>(read: (signal: AbortSignal) => Promise<T>, onFailure: (error: unknown) => T): Watch<T> {
  return (onValue) => {
    const { signal, stop } = stoppable();
    const give = (value: T) => {
      if (!signal.aborted) onValue(value);
    };
    read(signal).then(give, (error: unknown) => give(onFailure(error)));
    return stop;
  };
}

/**
 * The stored value, then every change of it. A change that comes before the value was read overrides it.
 * @param onFailure Gives the value where the stored one can't be read.
 */
export function storedAndChanged<T>(
  read: () => Promise<T>,
  changes: Watch<T>,
  onFailure: (error: unknown) => T,
): Watch<T> {
  return (onValue) => {
    const stopReading = reading(read, onFailure)(onValue);
    const stopWatching = changes((latest) => {
      stopReading();
      onValue(latest);
    });
    return () => {
      stopReading();
      stopWatching();
    };
  };
}

/** Reads now and whenever the user comes back to this page. Failed reads give `failed`, or nothing where it is left out. */
export function readOnReturn<T>(read: () => Promise<T>, failed?: () => T): Watch<T> {
  return (onValue) => {
    const { signal, stop } = stoppable();
    const give = (value: T) => {
      if (!signal.aborted) onValue(value);
    };
    const look = () =>
      void read().then(give, () => {
        if (failed) give(failed());
      });
    const onReturn = () => {
      if (!document.hidden) look();
    };
    look();
    for (const type of ['focus', 'visibilitychange'])
      addEventListener(type, onReturn, { capture: true, signal });
    return stop;
  };
}

function stoppable(): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  return { signal: controller.signal, stop: () => controller.abort() };
}

/** Whether a media query matches, kept up to date. */
export function useMediaQuery(query: string): boolean {
  const [initial] = useState(() => matchMedia(query).matches);
  const matches = useWatched<boolean>(
    (onValue) => {
      const list = matchMedia(query);
      const follow = () => onValue(list.matches);
      follow();
      list.addEventListener('change', follow);
      return () => list.removeEventListener('change', follow);
    },
    [query],
    { keeps: true },
  );
  return matches ?? initial;
}

/** Whether the window is narrower than a width in CSS pixels, kept up to date. */
export function useNarrowerThan(width: number): boolean {
  return useMediaQuery(`(max-width: ${width - 1}px)`);
}
