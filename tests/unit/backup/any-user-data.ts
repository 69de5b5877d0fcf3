import fc from 'fast-check';
import type { UserData } from '../../../utils/backup/backup-format';
import {
  isBuiltIn,
  type UserDocument,
  type UserDocumentWithText,
} from '../../../utils/collections/user-corpus';
import { documentId, sha256 } from '../../../utils/corpus/document';
import type { OwnEntry } from '../../../utils/glossary/own-entry';
import { countHan } from '../../../utils/text/han';
import { anyText } from '../arbitraries';
import { anySnippets } from '../snippets/any-snippet';

/** A document of a text, as an import makes it. */
export async function documentOf(text: string, title = '题', addedAt = 7): Promise<UserDocumentWithText> {
  const hash = await sha256(text);
  const info: UserDocument = {
    ...{ id: documentId(hash), hash, title, date: '2020-07', year: 2020, source: 'a.txt' },
    ...{ outlet: '云溪日报', author: '张三', url: 'https://example.org/a', han: countHan(text) },
    ...({ level: 'county', occasion: 'speech' } as const),
    ...{ collection: 'mine', addedAt, units: text.length },
  };
  return { info, text };
}

const line = anyText.map((text) => `国${text}`.slice(0, 300));

/** An entry of the user's glossary, as a form or a file makes it. */
export const ownEntry: OwnEntry = {
  ...{ id: '一岗双责', headword: '一岗双责', pinyin: 'yī gǎng shuāng zé', english: 'one post, two duties' },
  ...{ explanation: '', items: ['业务', '党建'], changedAt: 7 },
};

const anyEntries: fc.Arbitrary<OwnEntry[]> = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 8 }).map((id) => `国${id.toWellFormed()}`),
    headword: line.map((text) => text.slice(0, 90)),
    ...{ pinyin: line, english: line, explanation: line, items: fc.array(line, { maxLength: 3 }) },
    changedAt: fc.nat(),
  }),
  { maxLength: 3, selector: ({ id }) => id },
);

/** What a user's database may hold, any text wherever there is text. Documents come by the order of adding. */
export const anyUserData: fc.Arbitrary<Promise<UserData>> = fc
  .record({
    snippets: anySnippets,
    texts: fc.uniqueArray(line, { maxLength: 4, selector: (text) => text.toWellFormed() }),
    title: line,
    collections: fc.uniqueArray(fc.record({ id: fc.uuid(), name: line, on: fc.boolean() }), {
      maxLength: 3,
      selector: ({ id }) => id,
    }),
    off: fc.boolean(),
    hidden: fc.uniqueArray(fc.uuid(), { maxLength: 3 }),
    glossary: anyEntries,
  })
  .map(async ({ snippets, texts, title, collections, off, hidden, glossary }) => ({
    snippets,
    documents: (await Promise.all(texts.map((text, at) => documentOf(text, title, at)))).map(
      ({ info, text }, at) => ({
        info: { ...info, collection: at % 2 === 0 ? 'mine' : (collections[0]?.id ?? 'mine') },
        text,
      }),
    ),
    collections: off ? [...collections, { id: 'bundled', name: '', on: false }] : collections,
    hidden,
    // In the order of the store.
    glossary: glossary.sort((a, b) => (a.id < b.id ? -1 : 1)),
  }));

/**
 * What a backup has, and a database in which some of it is as it was, some was changed, some was saved or added again
 * under another id, and some is gone, beside other things.
 */
export const anyOverlap: fc.Arbitrary<Promise<{ backup: UserData; stored: UserData }>> = fc
  .record({
    backup: anyUserData,
    other: anyUserData,
    fates: fc.array(fc.constantFrom('same', 'changed', 'again', 'gone'), { minLength: 30, maxLength: 30 }),
    ids: fc.uniqueArray(fc.uuid(), { minLength: 30, maxLength: 30 }),
    note: line,
  })
  .map(async ({ backup: made, other, fates, ids, note }) => {
    const backup = await made;
    const more = await other;
    let at = 0;
    const next = () => ({ fate: fates[at % fates.length], id: ids[at++ % ids.length] });
    const snippets = backup.snippets.flatMap((snippet, nth) => {
      const { fate, id } = next();
      if (fate === 'gone') return [];
      if (fate === 'same') return [snippet];
      if (fate === 'changed') return [{ ...snippet, note, tags: ['改'], changedAt: nth }];
      return [{ ...snippet, id, note: nth % 2 === 0 ? '' : note, keys: [...snippet.keys, id], savedAt: nth }];
    });
    const collections = backup.collections.flatMap((collection) => {
      const { fate, id } = next();
      if (fate === 'gone') return [];
      if (fate === 'same') return [collection];
      if (fate === 'changed' || isBuiltIn(collection.id)) return [{ ...collection, on: !collection.on }];
      return [{ ...collection, id }];
    });
    const documents = backup.documents.flatMap(({ info, text }) => {
      const { fate } = next();
      if (fate === 'gone') return [];
      const collection = collections.at(-1)?.id ?? 'mine';
      const changed = { title: note, date: null, year: null, addedAt: info.addedAt + 1, collection };
      return [{ info: fate === 'same' ? info : { ...info, ...changed }, text }];
    });
    const notYet = <T>(all: readonly T[], added: readonly T[], idOf: (each: T) => string) => [
      ...all,
      ...added.filter((each) => !all.some((known) => idOf(known) === idOf(each))),
    ];
    const stored: UserData = {
      snippets: notYet(snippets, more.snippets, ({ id }) => id),
      documents: notYet(documents, more.documents, ({ info }) => info.id),
      collections: notYet(collections, more.collections, ({ id }) => id),
      hidden: [...backup.hidden.filter(() => next().fate === 'same'), ...more.hidden],
      glossary: notYet(
        backup.glossary.flatMap((entry) => {
          const { fate } = next();
          if (fate === 'gone') return [];
          return [fate === 'same' ? entry : { ...entry, english: note, changedAt: entry.changedAt + 1 }];
        }),
        more.glossary,
        ({ id }) => id,
      ),
    };
    return { backup, stored };
  });
