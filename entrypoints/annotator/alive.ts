interface Runtime {
  readonly id?: string;
}

/** Whether the extension is still there: an update or a removal cuts this script off, and its API is empty then. */
export function isAlive(): boolean {
  const { chrome } = globalThis as { chrome?: { runtime?: Runtime } };
  return chrome?.runtime?.id !== undefined;
}
