import * as v from 'valibot';
import { type Collection, isBuiltIn, type UserDocumentWithText } from '../collections/user-corpus';
import { sha256 } from '../corpus/document';
import { documentFacts } from '../intake/collection-manifest';
import { DOCUMENT_MAX_UNITS, ID_MAX_UNITS, NAME_MAX_UNITS } from '../limits';
import { type CheckedEntries, checkEntries, type EntryProblem } from '../snippets/read-entries';
import { countHan } from '../text/han';

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(ID_MAX_UNITS));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const document = v.object({
  info: v.intersect([documentFacts, v.object({ collection: id, addedAt: count, units: count })]),
  text: v.pipe(v.string(), v.maxLength(DOCUMENT_MAX_UNITS)),
});

/** A built-in collection has no name, one of the reader's has one. */
const collection = v.pipe(
  v.object({ id, name: v.pipe(v.string(), v.maxLength(NAME_MAX_UNITS)), on: v.boolean() }),
  v.forward(
    v.partialCheck([['id'], ['name']], (each) => isBuiltIn(each.id) || each.name !== ''),
    ['name'],
  ),
);

/** Checks documents: their facts, and that these are of their texts. */
export async function checkDocuments(
  entries: readonly unknown[],
): Promise<CheckedEntries<UserDocumentWithText>> {
  const { taken, problems } = checkEntries<UserDocumentWithText>(entries, {
    schema: document,
    idOf: ({ info }) => info.id,
    wordsOf: ({ info }: UserDocumentWithText) => info.title,
  });
  const agreeing: UserDocumentWithText[] = [];
  const others: EntryProblem[] = [];
  for (const each of taken) {
    if (await isOfItsText(each)) agreeing.push(each);
    else others.push({ kind: 'wrong', at: placeOf(entries, each), words: each.info.title, field: 'text' });
  }
  return { taken: agreeing, problems: [...problems, ...others] };
}

/** Checks collections. */
export function checkCollections(entries: readonly unknown[]): CheckedEntries<Collection> {
  return checkEntries<Collection>(entries, {
    schema: collection,
    idOf: (each) => each.id,
    wordsOf: ({ name }: Collection) => name,
  });
}

/** Ids of hidden documents, each once; what is none is passed over, as it hides nothing. */
export function checkHidden(entries: readonly unknown[]): string[] {
  return [...new Set(entries)].filter((entry) => v.is(id, entry));
}

async function isOfItsText({ info, text }: UserDocumentWithText): Promise<boolean> {
  return info.units === text.length && info.han === countHan(text) && info.hash === (await sha256(text));
}

function placeOf(entries: readonly unknown[], { info }: UserDocumentWithText): number {
  const ids = entries.map((entry) => (entry as { info?: { id?: unknown } } | null)?.info?.id);
  return ids.indexOf(info.id) + 1;
}
