import type { Snippet } from '../../../utils/snippets/snippet';
import type { Json, Tab } from '../../browser/harness/browser';
import { manySnippets } from '../../browser/storing/storing';

/** A stored item by name and value; null where it doesn't exist. */
export type Facts = ReadonlyMap<string, string | null>;

/** A change of what the user keeps, through the extension's own code. */
export interface Change {
  /** Name and message of the error where it wasn't stored; empty where it was. */
  run(tab: Tab): Promise<string>;
  /** How often it checks for space before it writes. */
  readonly looks: number;
  /** What is there after it. */
  readonly after: Facts;
}

/** UTF-16 units of a document's text: longer ones would be in files of their own, outside the database's. */
const TEXT_UNITS = 20_000;

/** The changes that create what later changes edit and delete. */
export function firstChanges(): Change[] {
  return [0, 1, 2, 3].flatMap((number) => [putSnippet(`old-${number}`), addDocument(`old-${number}`)]);
}

/**
 * One of the kinds of change in turn, each number another one.
 * @param number Which one; those of a kind touch different things for as long as there are first ones.
 */
export function changeOf(number: number): Change {
  const kinds = [
    () => save(uuidOf(number)),
    () => addDocument(`new-${number}`),
    () => note('old-0', `note ${number}`),
    () => rename('old-0', `title ${number}`),
    () => putSnippet(`new-${number}`),
    () => removeSnippet(`old-${1 + (number % 3)}`),
    () => addCollection(`collection-${number}`),
    () => removeDocument(`old-${1 + (number % 3)}`),
    () => hide(`bundled-${number}`),
    () => setSites([`${number}.example`]),
  ];
  return kinds[number % kinds.length]();
}

/** All that is there now, as the extension's own code reads it. */
export async function readFacts(tab: Tab): Promise<Facts> {
  const { snippets, documents, collections, hidden } = await tab.evaluate(() => storing.readUserData());
  const { sitesOff } = await tab.evaluate(() => storing.readSettings());
  return new Map([
    ...snippets.map(({ id, note }) => [`snippet ${id}`, note] as const),
    ...documents.map(({ info, text }) => [`document ${info.id}`, `${info.title} ${text.length}`] as const),
    ...collections.map(({ id, name }) => [`collection ${id}`, name] as const),
    ...hidden.map((id) => [`hidden ${id}`, 'hidden'] as const),
    ['sites', sitesOff.join() || null] as const,
  ]);
}

function snippet(id: string): Snippet {
  return { ...manySnippets(1)[0], id, quote: { exact: id, prefix: '', suffix: '' } };
}

function save(id: string): Change {
  const { quote, url } = snippet(id);
  const draft = {
    id,
    quote,
    url,
    position: null,
    canonical: '',
    title: id,
    date: null,
    outlet: '',
    author: '',
  };
  return {
    run: (tab) =>
      tab.evaluate((sent) => storing.outcomeOf(storing.save(sent as never)), {
        ...draft,
        phrase: null,
        document: null,
      } as unknown as Json),
    // The background looks, which nothing misleads.
    looks: 0,
    after: new Map([[`snippet ${id}`, '']]),
  };
}

function putSnippet(id: string): Change {
  const row = snippet(id);
  return {
    run: (tab) =>
      tab.evaluate((sent) => storing.outcomeOf(storing.putSnippets([sent as never])), row as unknown as Json),
    looks: 1,
    after: new Map([[`snippet ${id}`, row.note]]),
  };
}

function note(id: string, words: string): Change {
  return {
    run: (tab) =>
      tab.evaluate(
        (key, sent) => storing.outcomeOf(storing.changeSnippets([key], () => ({ note: sent }))),
        id,
        words,
      ),
    looks: 1,
    after: new Map([[`snippet ${id}`, words]]),
  };
}

function removeSnippet(id: string): Change {
  return {
    run: (tab) => tab.evaluate((key) => storing.outcomeOf(storing.deleteSnippets([key])), id),
    looks: 1,
    after: new Map([[`snippet ${id}`, null]]),
  };
}

function addDocument(id: string): Change {
  const text = '文'.repeat(TEXT_UNITS);
  const info = {
    ...{ id, title: id, hash: id, han: TEXT_UNITS, level: 'other', occasion: '', year: null, source: '' },
    ...{ units: TEXT_UNITS, collection: 'mine', date: null, outlet: '', author: '', url: '', addedAt: 1 },
  };
  return {
    run: (tab) =>
      tab.evaluate((sent) => storing.outcomeOf(storing.addUserDocuments([sent as never])), {
        info,
        text,
      } as Json),
    looks: 2,
    after: new Map([[`document ${id}`, `${id} ${TEXT_UNITS}`]]),
  };
}

function rename(id: string, title: string): Change {
  return {
    run: (tab) =>
      tab.evaluate(
        (key, sent) => storing.outcomeOf(storing.changeUserDocument(key, { title: sent })),
        id,
        title,
      ),
    looks: 1,
    after: new Map([[`document ${id}`, `${title} ${TEXT_UNITS}`]]),
  };
}

function removeDocument(id: string): Change {
  return {
    run: (tab) => tab.evaluate((key) => storing.outcomeOf(storing.removeUserDocuments([key])), id),
    looks: 1,
    after: new Map([[`document ${id}`, null]]),
  };
}

function addCollection(id: string): Change {
  return {
    run: (tab) =>
      tab.evaluate((key) => storing.outcomeOf(storing.putCollection({ id: key, name: key, on: false })), id),
    looks: 1,
    after: new Map([[`collection ${id}`, id]]),
  };
}

function hide(id: string): Change {
  return {
    run: (tab) => tab.evaluate((key) => storing.outcomeOf(storing.hideDocuments([key], true)), id),
    looks: 1,
    after: new Map([[`hidden ${id}`, 'hidden']]),
  };
}

function setSites(sites: readonly string[]): Change {
  return {
    run: (tab) =>
      tab.evaluate((sent) => storing.outcomeOf(storing.changeSettings({ sitesOff: sent as never })), sites),
    looks: 1,
    after: new Map([['sites', sites.join()]]),
  };
}

/** Saves are refused with other ids. */
function uuidOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
