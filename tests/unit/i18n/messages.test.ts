import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';
import { filesBelow, root } from '../repository-files';

/** A language's messages by key, without those that the browser itself adds. */
async function messagesOf(language: string) {
  const messages = await parseMessagesFile(join(root, `utils/i18n/${language}.yml`));
  return new Map(
    messages
      .map((message) => [message.key.join('.'), message] as const)
      .filter(([key]) => !key.startsWith('@@')),
  );
}

const english = await messagesOf('en');
const chinese = await messagesOf('zh_CN');

type Message = Awaited<ReturnType<typeof parseMessagesFile>>[number];

/** Every wording of a message: one, or one for each plural form. */
function wordings(message: Message): string[] {
  if (message.type === 'plural') return Object.values(message.plurals);
  return [message.message];
}

/** The placeholders of a message, over all its plural forms. `$1` may be left out where one form says "once". */
function placeholders(message: Message): string[] {
  const all = wordings(message).flatMap((wording) => wording.match(/\$\d|%s/g) ?? []);
  return [...new Set(all)].sort();
}

const sources = ['components', 'entrypoints', 'utils', 'wxt.config.ts']
  .flatMap((place) => (place.endsWith('.ts') ? [place] : filesBelow(place)))
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'));
/** A failure is given the name of its text, which is also logged. */
const namings = [
  /i18n\.t\(\s*'([\w.]+)'/g,
  /__MSG_(\w+)__/g,
  /(?:failSave\(\s*notices,|\.fail\()\s*'([\w.]+)'/g,
];
const used = new Set(
  sources.flatMap((source) =>
    namings.flatMap((naming) => Array.from(source.matchAll(naming), ([, key]) => key)),
  ),
);
/** Names that are passed on to `failSave`; those without a dot could be any word. */
const passedOn = new Set(
  sources.flatMap((source) => Array.from(source.matchAll(/'(\w+(?:\.\w+)+)'/g), ([, key]) => key)),
);

describe('interface strings', () => {
  it('are the same in every language', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each([...english.keys()])('%s has the same placeholders in every language', (key) => {
    const translated = chinese.get(key);
    expect(translated && placeholders(translated)).toEqual(placeholders(english.get(key) as Message));
  });

  it('are all there that the code asks for, by a key that can be read in the code', () => {
    expect([...used].filter((key) => !english.has(key))).toEqual([]);
    expect(sources.flatMap((source) => source.match(/i18n\.t\((?!\s*').*/g) ?? [])).toEqual([
      'i18n.t(name);',
    ]);
  });

  it('are all used', () => {
    expect([...english.keys()].filter((key) => !used.has(key) && !passedOn.has(key))).toEqual([]);
  });

  it('keep to the length that browsers take for a description and a name', () => {
    for (const messages of [english, chinese]) {
      const [description] = wordings(messages.get('extensionDescription') as Message);
      const [name] = wordings(messages.get('extensionName') as Message);
      expect(description.length).toBeLessThanOrEqual(132);
      expect(name.length).toBeLessThanOrEqual(45);
    }
  });

  it('have something between two placeholders: Chromium reads $1$2 as one that is unknown, and loads nothing', () => {
    const all = [english, chinese].flatMap((messages) => [...messages.values()].flatMap(wordings));
    expect(all.filter((wording) => /\$\d\$/.test(wording))).toEqual([]);
  });

  it('have neither stray spaces nor straight quotes', () => {
    const all = [english, chinese].flatMap((messages) => [...messages.values()].flatMap(wordings));
    expect(all.filter((wording) => wording !== wording.trim() || /\s{2}|['"]/.test(wording))).toEqual([]);
  });
});
