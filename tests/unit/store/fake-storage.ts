type Change = (changes: Record<string, { newValue?: unknown; oldValue?: unknown }>) => void;

/** Stands in for the extension API's storage in unit tests, with a `local` area alone. Import it before what uses that. */
const values = new Map<string, unknown>();
const listeners = new Set<Change>();
let writable = true;

function change(key: string, newValue: unknown): void {
  const oldValue = values.get(key);
  if (newValue === undefined) values.delete(key);
  else values.set(key, newValue);
  for (const listen of listeners) listen({ [key]: { newValue, oldValue } });
}

const local = {
  get: async (key: string | null) =>
    structuredClone(Object.fromEntries([...values].filter(([each]) => key === null || each === key))),
  set: async (all: Record<string, unknown>) => {
    if (!writable) throw new Error('cut off');
    for (const [key, value] of Object.entries(all)) change(key, structuredClone(value));
  },
  remove: async (keys: string | readonly string[]) => {
    for (const key of [keys].flat()) change(key as string, undefined);
  },
  onChanged: {
    addListener: (listen: Change) => listeners.add(listen),
    removeListener: (listen: Change) => listeners.delete(listen),
  },
};

Object.assign(globalThis, { chrome: { runtime: { id: 'test' }, storage: { local } } });

/** Forgets all that is stored. */
export function clearStorage(): void {
  values.clear();
}

/** Whether writes succeed from now on. */
export function letWrite(may: boolean): void {
  writable = may;
}
