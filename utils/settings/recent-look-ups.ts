import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';
import { guardLocal } from '../disk/guard';
import { RECENT_LOOK_UPS } from '../limits';
import { withRecent } from './recent-list';

const item = storage.defineItem<readonly string[]>('local:recentLookUps', { version: 1, fallback: [] });

/** Storage can be damaged: what is no list of strings is none. */
const list = v.fallback(v.array(v.string()), []);

/** What was looked up last, the newest first. */
export async function readRecentLookUps(): Promise<readonly string[]> {
  return v.parse(list, await item.getValue());
}

/** Puts a wording before the others; see `withRecent`. Never to be called for what was asked in a private window. */
export async function addRecentLookUp(wording: string): Promise<void> {
  const wordings = withRecent(await readRecentLookUps(), wording, RECENT_LOOK_UPS);
  await guardLocal(() => item.setValue(wordings));
}

/** Forgets all of them. */
export async function clearRecentLookUps(): Promise<void> {
  await guardLocal(() => item.removeValue());
}

/** Calls back at every change, wherever it was made. Returns how to stop. */
export function watchRecentLookUps(onChange: (wordings: readonly string[]) => void): () => void {
  return item.watch((value) => onChange(v.parse(list, value)));
}
