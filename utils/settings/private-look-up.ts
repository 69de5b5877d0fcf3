import { storage } from '@wxt-dev/storage';

/**
 * The text of a look-up from a private window, on its way to the look-up page. In the address it would stay in the
 * history: Chromium opens extension pages in an ordinary window.
 */
const item = storage.defineItem<string>('session:privateLookUp');

/** Leaves a text for the look-up page that opens next. */
export async function leavePrivateLookUp(text: string): Promise<void> {
  await item.setValue(text);
}

/** Takes the text that was left, once; null where none was. */
export async function takePrivateLookUp(): Promise<string | null> {
  const text = await item.getValue();
  if (text !== null) await item.removeValue();
  return text;
}
