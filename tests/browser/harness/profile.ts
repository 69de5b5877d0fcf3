import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../out/profiles/', import.meta.url));

/** A browser's throw-away profile. */
export interface Profile {
  readonly path: string;
  /** Deletes it; call it when the browser has ended. */
  remove(): void;
}

/**
 * Makes an empty profile. It lies in the project's `out` and not among the system's temporary files, since a
 * browser installed as a snap sees its own folder there.
 */
export function makeProfile(): Profile {
  mkdirSync(folder, { recursive: true });
  const path = mkdtempSync(`${folder}p-`);
  // Browsers write for a moment after they have ended.
  const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 10 });
  // So that an interrupted run leaves none, either.
  process.once('exit', remove);
  return {
    path,
    remove: () => {
      process.off('exit', remove);
      remove();
    },
  };
}
