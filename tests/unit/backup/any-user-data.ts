import fc from 'fast-check';
import type { UserData } from '../../../utils/backup/user-data';
import type { ReaderDocument, ReaderDocumentWithText } from '../../../utils/collections/reader-document';
import { sha256 } from '../../../utils/corpus/hash';
import { documentId } from '../../../utils/corpus/manifest';
import { countHan } from '../../../utils/text/han';
import { anyText } from '../arbitraries';
import { anySnippets } from '../snippets/any-snippet';

/** A document of a text, as an import makes it. */
export async function documentOf(text: string, title = '题', addedAt = 7): Promise<ReaderDocumentWithText> {
  const hash = await sha256(text);
  const info: ReaderDocument = {
    ...{ id: documentId(hash), hash, title, date: '2020-07', year: 2020, source: 'a.txt' },
    ...{ outlet: '云溪日报', author: '张三', url: 'https://example.org/a', han: countHan(text) },
    ...({ level: 'county', occasion: 'speech' } as const),
    ...{ collection: 'mine', addedAt, units: text.length },
  };
  return { info, text };
}

const line = anyText.map((text) => `国${text}`.slice(0, 300));

/** What a reader's database may hold, any text wherever there is text. Documents come by the order of adding. */
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
  })
  .map(async ({ snippets, texts, title, collections, off, hidden }) => ({
    snippets,
    documents: await Promise.all(texts.map((text, at) => documentOf(text, title, at))),
    collections: off ? [...collections, { id: 'bundled', name: '', on: false }] : collections,
    hidden,
  }));
