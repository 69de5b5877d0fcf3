import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../out/', import.meta.url));

/** A copy of a built extension. */
export interface ExtensionCopy {
  readonly path: string;
  remove(): void;
}

/** Copies a built extension and changes the copy. @param change Gets its folder. */
export function copyExtension(extension: string, change: (path: string) => void): ExtensionCopy {
  mkdirSync(folder, { recursive: true });
  const path = mkdtempSync(`${folder}copy-`);
  cpSync(extension, path, { recursive: true });
  change(path);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
