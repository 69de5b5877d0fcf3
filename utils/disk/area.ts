/** What is used of an area of the extension's storage. */
export interface StorageArea {
  /** One key, or all that there are for null. */
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  readonly onChanged: {
    addListener(listen: OnStorageChanged): void;
    removeListener(listen: OnStorageChanged): void;
  };
}

export type OnStorageChanged = (changes: Readonly<Record<string, { readonly newValue?: unknown }>>) => void;

interface Api {
  readonly storage?: Readonly<Partial<Record<'local' | 'session', StorageArea>>>;
}

/**
 * An area as both browsers have it under `chrome`, without a library, since this is in every page's annotator. It is
 * looked up at each use: it has gone once the extension was updated or removed. Undefined where there is none, as in
 * workers.
 */
export function storageArea(name: 'local' | 'session'): StorageArea | undefined {
  return (globalThis as unknown as { chrome?: Api }).chrome?.storage?.[name];
}
