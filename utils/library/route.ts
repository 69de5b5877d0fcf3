import { QUERY_MAX_UNITS } from '../limits';
import type { Span } from '../text/span';

/** Where in the library page: what its address says after the `#`. */
export type LibraryRoute =
  /** `#/phrase/TEXT?…`; without text `#/`. `options` say how lines are shown, as in the address. */
  | { readonly view: 'lookUp'; readonly query: string; readonly options: Readonly<Record<string, string>> }
  /** `#/discover?…`; `options` say which list and which years, as in the address. */
  | { readonly view: 'discover'; readonly options: Readonly<Record<string, string>> }
  /** `#/glossary?…`; `options` say what is searched, listed and edited, as in the address. */
  | { readonly view: 'glossary'; readonly options: Readonly<Record<string, string>> }
  /** `#/documents` */
  | { readonly view: 'documents' }
  /** `#/documents/ID`, or `#/documents/ID/START-END` with a span of its text (UTF-16 units). */
  | { readonly view: 'document'; readonly id: string; readonly span: Span | null }
  /** `#/add`: adding files to the corpus. */
  | { readonly view: 'import' }
  /** `#/add/TAB`: adding a tab's page to the corpus. */
  | { readonly view: 'addPage'; readonly tabId: number }
  /** `#/snippets?…`; `options` say how the list is filtered and sorted, as in the address. */
  | { readonly view: 'snippets'; readonly options: Readonly<Record<string, string>> }
  /** `#/files`: export, import, backup and restore. */
  | { readonly view: 'files' }
  /** `#/settings` */
  | { readonly view: 'settings' }
  /** `#/help`, and `#/welcome` for the same page after installation. */
  | { readonly view: 'help' | 'welcome' };

/** Browsers number tabs with 32 bits, and throw for larger numbers. */
const TAB_ID_MAX = 0x7fffffff;

/** Parses an address's hash; an unknown one is an empty look-up. */
export function parseLibraryRoute(hash: string): LibraryRoute {
  const [, path = '', options = ''] = /^#\/?([^?]*)(?:\?(.*))?$/s.exec(hash) ?? [];
  const [name, first = '', second = ''] = path.split('/').map(decoded);
  if (name === 'documents')
    return first === '' ? { view: 'documents' } : { view: 'document', id: first, span: parseSpan(second) };
  if (name === 'add')
    return /^\d+$/.test(first) && Number(first) <= TAB_ID_MAX
      ? { view: 'addPage', tabId: Number(first) }
      : { view: 'import' };
  if (name === 'files' || name === 'settings' || name === 'help' || name === 'welcome') return { view: name };
  const given = Object.fromEntries(new URLSearchParams(options));
  if (name === 'snippets' || name === 'discover' || name === 'glossary')
    return { view: name, options: given };
  const query = name === 'phrase' ? first.slice(0, QUERY_MAX_UNITS) : '';
  return { view: 'lookUp', query, options: given };
}

/** The hash of a route, with its `#`. */
export function formatLibraryRoute(route: LibraryRoute): string {
  switch (route.view) {
    case 'lookUp': {
      const query = route.query === '' ? '' : `phrase/${encodeURIComponent(route.query.toWellFormed())}`;
      return `#/${query}${formatOptions(route.options)}`;
    }
    case 'snippets':
    case 'discover':
    case 'glossary':
      return `#/${route.view}${formatOptions(route.options)}`;
    case 'document': {
      const span = route.span === null ? '' : `/${route.span.start}-${route.span.end}`;
      return `#/documents/${encodeURIComponent(route.id)}${span}`;
    }
    case 'import':
      return '#/add';
    case 'addPage':
      return `#/add/${route.tabId}`;
    default:
      return `#/${route.view}`;
  }
}

function formatOptions(options: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(options).toString();
  return text === '' ? '' : `?${text}`;
}

/** A route's address within the extension, for `runtime.getURL`. */
export function libraryPath(route: LibraryRoute): string {
  return `library.html${formatLibraryRoute(route)}`;
}

/** The look-up of a wording, with default options. */
export function lookUpRoute(query: string): LibraryRoute {
  return { view: 'lookUp', query, options: {} };
}

/** The glossary; with a headword the form for the user's own entry of it. */
export function glossaryRoute(headword = ''): LibraryRoute {
  return { view: 'glossary', options: headword === '' ? {} : { edit: headword } };
}

/** All snippets, newest first. */
export const ALL_SNIPPETS: LibraryRoute = { view: 'snippets', options: {} };

function parseSpan(text: string): Span | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(text) ?? [];
  return start !== undefined && Number(start) < Number(end)
    ? { start: Number(start), end: Number(end) }
    : null;
}

/** A text that isn't encoded properly stays as it is: anybody can write an address. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
