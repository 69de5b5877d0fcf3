import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../out/', import.meta.url));

/** A copy of a built extension. */
export interface ExtensionCopy {
  readonly path: string;
  remove(): void;
}

/**
 * Copies a built extension so that a browser with an English interface shows the Chinese one: Debian's packages of
 * both browsers come without Chinese.
 */
export function inChinese(extension: string): ExtensionCopy {
  mkdirSync(folder, { recursive: true });
  const path = mkdtempSync(`${folder}zh-`);
  cpSync(extension, path, { recursive: true });
  const messages = (locale: string) => join(path, '_locales', locale, 'messages.json');
  cpSync(messages('zh_CN'), messages('en'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
