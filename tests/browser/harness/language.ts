import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { copyExtension, type ExtensionCopy } from './extension-copy';

/**
 * Copies a built extension so that a browser with an English interface shows the Chinese one: Debian's packages of
 * both browsers come without Chinese.
 */
export function inChinese(extension: string): ExtensionCopy {
  return copyExtension(extension, (path) => {
    const messages = (locale: string) => join(path, '_locales', locale, 'messages.json');
    cpSync(messages('zh_CN'), messages('en'));
  });
}
