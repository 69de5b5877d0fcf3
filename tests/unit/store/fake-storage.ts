type Change = (changes: Record<string, { newValue?: unknown; oldValue?: unknown }>) => void;

/** A fake area of the extension API's storage for unit tests. */
class FakeArea {
  readonly values = new Map<string, unknown>();
  /** The error with which writes fail; null where they succeed. */
  failure: Error | null = null;
  readonly #listeners = new Set<Change>();

  readonly onChanged = {
    addListener: (listen: Change) => this.#listeners.add(listen),
    removeListener: (listen: Change) => this.#listeners.delete(listen),
  };

  async get(key: string | null): Promise<Record<string, unknown>> {
    const found = [...this.values].filter(([each]) => key === null || each === key);
    return structuredClone(Object.fromEntries(found));
  }

  async set(all: Record<string, unknown>): Promise<void> {
    if (this.failure) throw this.failure;
    for (const [key, value] of Object.entries(all)) this.#change(key, structuredClone(value));
  }

  async remove(keys: string | readonly string[]): Promise<void> {
    for (const key of [keys].flat()) this.#change(String(key), undefined);
  }

  #change(key: string, newValue: unknown): void {
    const oldValue = this.values.get(key);
    if (newValue === undefined) this.values.delete(key);
    else this.values.set(key, newValue);
    for (const listen of this.#listeners) listen({ [key]: { newValue, oldValue } });
  }
}

/** Import this module before what uses the storage. */
export const local = new FakeArea();
const session = new FakeArea();

Object.assign(globalThis, { chrome: { runtime: { id: 'test' }, storage: { local, session } } });

/** A fake of `navigator.locks`, which Node 20 lacks: one holder at a time, whatever the name. */
let last: Promise<unknown> = Promise.resolve();
const locks = {
  request: (_: string, hold: () => Promise<unknown>) => {
    last = last.then(hold, hold);
    return last;
  },
};

/** What the browser says of room on the disk, bytes. */
let room = Number.POSITIVE_INFINITY;
const storage = { estimate: async () => ({ usage: 0, quota: room }) };

runIn('chromium');
Object.defineProperty(globalThis, 'navigator', { value: { locks, storage }, configurable: true });

/** Has the code run in one of the extension's pages of a browser family. */
export function runIn(family: 'chromium' | 'firefox'): void {
  const protocol = family === 'chromium' ? 'chrome-extension:' : 'moz-extension:';
  Object.assign(globalThis, { location: { protocol } });
}

/** Forgets all that is stored, and lets every write succeed. */
export function clearStorage(): void {
  for (const area of [local, session]) {
    area.values.clear();
    area.failure = null;
  }
  room = Number.POSITIVE_INFINITY;
  runIn('chromium');
}

/** Ends the browser's session: what is stored for it alone has gone. */
export function endSession(): void {
  session.values.clear();
}

/** Whether writes of the local area succeed from now on. */
export function letWrite(may: boolean): void {
  local.failure = may ? null : new Error('cut off');
}

/** Lets the disk hold this many bytes more. */
export function leaveRoom(bytes: number): void {
  room = bytes;
}
