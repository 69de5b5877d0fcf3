import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';
import { guardLocal } from '../disk/guard';
import { RECENT_LOOK_UPS } from '../limits';

const recentItem = storage.defineItem<readonly string[]>('local:recentLookUps', { version: 1, fallback: [] });

/** Storage can be damaged: what is no list of strings is none. */
const list = v.fallback(v.array(v.string()), []);

/** What was looked up last, the newest first. */
export async function readRecentLookUps(): Promise<readonly string[]> {
  return v.parse(list, await recentItem.getValue());
}

/** Puts a wording before the others; see `withRecent`. Never to be called for what was asked in a private window. */
export async function addRecentLookUp(wording: string): Promise<void> {
  const wordings = withRecent(await readRecentLookUps(), wording, RECENT_LOOK_UPS);
  await guardLocal(() => recentItem.setValue(wordings));
}

/** Forgets all of them. */
export async function clearRecentLookUps(): Promise<void> {
  await guardLocal(() => recentItem.removeValue());
}

/** Calls back at every change, wherever it was made. Returns how to stop. */
export function watchRecentLookUps(onChange: (wordings: readonly string[]) => void): () => void {
  return recentItem.watch((value) => onChange(v.parse(list, value)));
}

/**
 * A list of wordings, the newest first, with one more: it comes first and stands in it once. It takes the place of the
 * newest where that is its beginning or goes on from it, as while it was being typed. @param most Length of the list.
 */
export function withRecent(wordings: readonly string[], wording: string, most: number): readonly string[] {
  const [newest, ...others] = wordings;
  const isTyped = newest !== undefined && (wording.startsWith(newest) || newest.startsWith(wording));
  const kept = (isTyped ? others : wordings).filter((each) => each !== wording);
  return [wording, ...kept].slice(0, most);
}

/**
 * The text of a look-up from a private window, on its way to the look-up page. In the address it would stay in the
 * history: Chromium opens extension pages in an ordinary window.
 */
const privateItem = storage.defineItem<string>('session:privateLookUp');

/** Leaves a text for the look-up page that opens next. */
export async function leavePrivateLookUp(text: string): Promise<void> {
  await privateItem.setValue(text);
}

/** Takes the text that was left, once; null where none was. */
export async function takePrivateLookUp(): Promise<string | null> {
  const text = await privateItem.getValue();
  if (text !== null) await privateItem.removeValue();
  return text;
}
