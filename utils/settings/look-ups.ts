import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';
import { guardLocal } from '../disk/guard';
import { RECENT_LOOK_UPS } from '../limits';

const recentItem = storage.defineItem<readonly string[]>('local:recentLookUps', { version: 1, fallback: [] });

/** Storage can be damaged: anything but a list of strings counts as an empty list. */
const list = v.fallback(v.array(v.string()), []);

/** The latest look-ups, the newest first. */
export async function readRecentLookUps(): Promise<readonly string[]> {
  return v.parse(list, await recentItem.getValue());
}

/** Puts a wording first; see `withRecent`. Never call it for a look-up in a private window. */
export async function addRecentLookUp(wording: string): Promise<void> {
  const wordings = withRecent(await readRecentLookUps(), wording, RECENT_LOOK_UPS);
  await guardLocal(() => recentItem.setValue(wordings));
}

/** Forgets all look-ups. */
export async function clearRecentLookUps(): Promise<void> {
  await guardLocal(() => recentItem.removeValue());
}

/** Calls back at every change in any context. Returns a function that stops it. */
export function watchRecentLookUps(onChange: (wordings: readonly string[]) => void): () => void {
  return recentItem.watch((value) => onChange(v.parse(list, value)));
}

/**
 * A list of wordings, the newest first, with one more at its head, which then occurs only once. The new one replaces the
 * latest where one of the two begins with the other, as while it was being typed.
 * @param max Length of the list.
 */
export function withRecent(wordings: readonly string[], wording: string, max: number): readonly string[] {
  const [newest, ...others] = wordings;
  const isTyped = newest !== undefined && (wording.startsWith(newest) || newest.startsWith(wording));
  const kept = (isTyped ? others : wordings).filter((each) => each !== wording);
  return [wording, ...kept].slice(0, max);
}

/**
 * The text of a look-up in a private window, on its way to the library. In the address it would stay in the history,
 * since Chromium opens extension pages in an ordinary window.
 */
const privateItem = storage.defineItem<string>('session:privateLookUp');

/** Leaves a text for the library page that opens next. */
export async function leavePrivateLookUp(text: string): Promise<void> {
  await privateItem.setValue(text);
}

/** Takes the text that was left, once; null where there is none. */
export async function takePrivateLookUp(): Promise<string | null> {
  const text = await privateItem.getValue();
  if (text !== null) await privateItem.removeValue();
  return text;
}
