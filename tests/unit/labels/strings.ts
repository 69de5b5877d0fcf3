import { join } from 'node:path';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { vi } from 'vitest';
import { root } from '../repository-files';

type GetMessage = (key: string, substitutions?: string[]) => string;

/** The one object that the library of strings takes for the browser's, whenever it is first imported. */
const i18n: { getMessage: GetMessage } = { getMessage: () => '' };

/** Sets the language of the interface's strings. Import what uses them after the first call. */
export async function useStrings(language: 'en' | 'zh_CN'): Promise<void> {
  const messages = generateChromeMessages(await parseMessagesFile(join(root, `utils/i18n/${language}.yml`)));
  i18n.getMessage = (key, substitutions = []) =>
    (messages[key]?.message ?? '').replace(/\$(\d)/g, (_, at) => substitutions[at - 1] ?? '');
  vi.stubGlobal('chrome', { i18n });
}
