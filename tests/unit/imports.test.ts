import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, root } from './repository-files';

/** What a folder's modules may import besides each other. */
interface Permission {
  /** Folders and modules of `utils` and `components`. */
  readonly code: readonly string[];
  /** Further ones of which they may use types alone. */
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
}

/** Kept short by what is to the left only: each folder knows those that came before it on the text's way. */
const permissions: Readonly<Record<string, Permission>> = {
  'utils/limits.ts': { code: [] },
  'utils/log.ts': { code: [], packages: [] },
  'utils/browser.ts': { code: [], packages: ['webextension-polyfill'] },
  'utils/binary-search.ts': { code: [] },
  'utils/pause.ts': { code: [] },
  'utils/queue.ts': { code: [] },
  'utils/bytes': { code: [] },
  'utils/disk': { code: ['log'], packages: [] },
  'utils/text': { code: [] },
  'utils/words': { code: ['text', 'bytes'] },
  'utils/index': { code: ['text'] },
  'utils/record': { code: ['text', 'bytes'] },
  'utils/timeline': { code: ['record'] },
  'utils/glossary': { code: ['text'], packages: ['valibot'] },
  'utils/phrases': { code: ['text', 'words', 'index', 'record'] },
  'utils/discover': { code: ['record', 'phrases'] },
  'utils/marks': { code: ['record'] },
  'utils/match': { code: ['text', 'words', 'index', 'record', 'phrases', 'marks'] },
  'utils/corpus': { code: ['text'], packages: ['valibot'] },
  'utils/collections': { code: ['corpus', 'text'] },
  'utils/facts': { code: ['text', 'corpus', 'collections'] },
  'utils/library': { code: ['text'] },
  'utils/lookup': {
    code: ['text', 'words', 'corpus', 'index', 'record', 'phrases', 'marks', 'match'],
    types: ['glossary'],
  },
  'utils/card-views.ts': { code: [], types: ['lookup', 'marks'] },
  'utils/csv': { code: [], packages: ['papaparse'] },
  'utils/quote': { code: ['text'], packages: ['approx-string-match'] },
  'utils/snippets': {
    code: ['text', 'corpus', 'marks', 'quote', 'csv'],
    types: ['lookup', 'match'],
    packages: ['valibot'],
  },
  'utils/page': {
    code: ['text', 'marks', 'match', 'quote', 'facts', 'snippets'],
    types: ['card-views', 'lookup', 'reports'],
    packages: [],
  },
  'utils/annotator': { code: ['components', 'messaging', 'page'], packages: ['preact'] },
  'utils/reports': {
    code: ['record'],
    types: ['lookup', 'marks', 'settings'],
    packages: ['@wxt-dev/storage'],
  },
  'utils/settings': { code: ['disk', 'log', 'marks'], packages: ['@wxt-dev/storage', 'valibot'] },
  'utils/store': {
    code: ['collections', 'disk', 'log', 'snippets'],
    types: ['backup', 'glossary', 'index', 'lookup', 'match', 'phrases', 'words'],
    packages: ['dexie', '@wxt-dev/storage'],
  },
  'utils/messaging': {
    code: ['browser', 'generation', 'marks', 'record'],
    types: ['log', 'lookup', 'match', 'quote', 'reports', 'snippets', 'text'],
    packages: ['valibot'],
  },
  'utils/generation': {
    code: [
      ...['collections', 'corpus', 'glossary', 'index', 'log', 'match', 'phrases', 'record', 'store', 'text'],
      'words',
    ],
    packages: ['@wxt-dev/storage'],
  },
  'utils/intake': {
    code: ['collections', 'corpus', 'csv', 'facts', 'log', 'text'],
    packages: [
      ...['@mozilla/readability', 'linkedom', 'parse5'],
      ...['buffer', 'fflate', 'htmlparser2', 'pdfjs-dist/legacy/build/pdf.mjs', 'postal-mime', 'valibot'],
      ...['buffer-reader', 'ole-allocation-table', 'word-ole-extractor'].map(
        (name) => `word-extractor/lib/${name}`,
      ),
    ],
  },
  'utils/backup': {
    code: ['collections', 'corpus', 'glossary', 'intake', 'pause', 'settings', 'snippets', 'text'],
    packages: ['fflate', 'valibot'],
  },
  'utils/labels': {
    code: ['collections', 'glossary', 'record', 'timeline'],
    types: [
      ...['backup', 'card-views', 'corpus', 'intake', 'lookup', 'marks', 'match', 'reports'],
      ...['settings', 'snippets'],
    ],
    packages: ['#i18n'],
  },
  'utils/actions': {
    code: [
      ...['browser', 'collections', 'corpus', 'csv', 'generation', 'glossary', 'intake', 'labels'],
      ...['library', 'log'],
      ...['messaging', 'quote', 'reports', 'settings', 'snippets', 'store', 'timeline'],
    ],
    types: ['components'],
    packages: ['#i18n'],
  },
  'utils/hooks': {
    code: [
      ...[
        'actions',
        'backup',
        'browser',
        'collections',
        'components',
        'corpus',
        'csv',
        'generation',
        'glossary',
        'intake',
        'labels',
      ],
      ...['library', 'log', 'messaging', 'reports', 'settings', 'snippets', 'store', 'text'],
    ],
    types: ['lookup', 'record'],
    packages: ['preact', 'preact/hooks', '#i18n'],
  },
  components: {
    code: [
      ...['collections', 'glossary', 'intake', 'labels', 'marks', 'record', 'reports', 'snippets', 'text'],
      'timeline',
    ],
    types: [
      ...['backup', 'card-views', 'corpus', 'discover', 'generation', 'lookup', 'match'],
      ...['settings', 'store'],
    ],
    packages: ['preact', 'preact/hooks', '#i18n', '@tanstack/virtual-core'],
  },
};

/** The folders that are divided into rooms; each room may import itself and the rooms named here. */
const roomsOf: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  components: {
    common: [],
    glossary: ['common'],
    phrases: ['common', 'glossary'],
    card: ['common', 'phrases'],
    study: ['common', 'phrases'],
    documents: ['common'],
    snippets: ['common'],
    page: ['common', 'snippets'],
    files: ['common'],
    settings: ['common'],
  },
  'utils/page': {
    common: [],
    reading: ['common'],
    painting: ['common', 'reading'],
    card: ['common', 'reading', 'painting'],
    places: ['common', 'reading', 'painting'],
  },
};

/** In no room, since they put the rooms together. */
const composers = ['utils/page/page-annotator.ts', 'utils/page/page-ports.ts'];

interface Import {
  readonly from: string;
  /** The file, folder or package that is named, from the project's folder where it is one of its own. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const sources = ['utils', 'components', 'entrypoints']
  .flatMap(filesBelow)
  .filter((file) => /\.tsx?$/.test(file));
const imports = sources.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const source = withoutComments(readFileSync(join(root, file), 'utf8'));
  const statements =
    /\b(?:import|export)\s+(type\s+)?(?:([\w*{}\s,$]+?)\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
  return [...source.matchAll(statements)].map(([, type, names = '', named, dynamic]) => {
    const address = named ?? dynamic;
    return {
      from: file,
      to: address.startsWith('.') ? posix.join(dirname(file), address) : address,
      typeOnly: type !== undefined || /^\{(\s*type\s+[^,}]+,?)+\s*\}$/.test(names),
    };
  });
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** The table's entry for a file of utils or components. */
function homeOf(file: string): string {
  const [top, second] = file.split('/');
  if (top === 'components') return top;
  return second.endsWith('.ts') ? file : `${top}/${second}`;
}

/** The folder or module of ours that an import reaches, as the table names it; null for a package. */
function reached({ to }: Import): string | null {
  if (!to.startsWith('utils/') && !to.startsWith('components/')) return null;
  return to.startsWith('components/') ? 'components' : to.split('/')[1].replace(/\.ts$/, '');
}

function isPermitted(each: Import): boolean {
  const home = homeOf(each.from);
  const { code, types = [], packages = [] } = permissions[home] ?? { code: [] };
  const folder = reached(each);
  if (folder === null)
    return packages.includes(each.to) || (each.to === 'webextension-polyfill' && each.typeOnly);
  const own = home === 'components' ? home : home.slice('utils/'.length);
  return (
    folder === own ||
    ['limits', 'binary-search', 'pause', 'queue'].includes(folder) ||
    code.includes(folder) ||
    (each.typeOnly && types.includes(folder))
  );
}

/** The files that an import leads to, by the names they can have. */
function filesOf({ to }: Import): string[] {
  return ['', '.ts', '.tsx', '/index.ts']
    .map((ending) => to + ending)
    .filter((file) => sources.includes(file));
}

/** Each circle of imports between files, types included, from its first file round to it again. */
function circles(files: readonly string[]): string[][] {
  const next = new Map(files.map((file) => [file, [] as string[]]));
  for (const each of imports) next.get(each.from)?.push(...filesOf(each).filter((file) => next.has(file)));
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file]);
    if (path.includes(file) || done.has(file)) return;
    for (const each of next.get(file) ?? []) visit(each, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}

const show = ({ from, to, typeOnly }: Import) => `${from} imports ${typeOnly ? 'types of ' : ''}${to}`;

describe('imports', () => {
  test('the table knows every folder', () => {
    const homes = sources.filter((file) => !file.startsWith('entrypoints/')).map(homeOf);
    expect([...new Set(homes)].filter((home) => !(home in permissions))).toEqual([]);
  });

  test('every import of utils and components is in the table', () => {
    const others = imports.filter(({ from }) => !from.startsWith('entrypoints/'));
    expect(others.length).toBeGreaterThan(50);
    expect(others.filter((each) => !isPermitted(each)).map(show)).toEqual([]);
  });

  test('nobody imports from an entrypoint but its own folder', () => {
    const entry = (file: string) => file.split('/').slice(0, 2).join('/');
    const reaching = imports.filter(({ to }) => to.startsWith('entrypoints/'));
    expect(reaching.filter(({ from, to }) => entry(from) !== entry(to)).map(show)).toEqual([]);
  });

  test.each(Object.entries(roomsOf))('rooms of %s import each other in one direction', (folder, rooms) => {
    const inside = imports.filter(
      ({ from, to }) =>
        [from, to].every((path) => path.startsWith(`${folder}/`)) && !composers.includes(from),
    );
    const roomOf = (path: string) => path.slice(folder.length + 1).split('/')[0];
    expect(new Set(inside.map(({ from }) => roomOf(from)))).toEqual(new Set(Object.keys(rooms)));
    const isPermittedRoom = ({ from, to }: Import) =>
      roomOf(from) === roomOf(to) || rooms[roomOf(from)]?.includes(roomOf(to));
    expect(inside.filter((each) => !isPermittedRoom(each)).map(show)).toEqual([]);
  });

  test('no file imports itself by way of others', () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(circles(sources)).toEqual([]);
  });

  test('hooks are in utils/hooks, actions in utils/actions, and views leave both to them', () => {
    const exportsOf = (file: string) =>
      Array.from(
        readFileSync(join(root, file), 'utf8').matchAll(
          /^export (?:async )?(?:function|const|class) (\w+)/gm,
        ),
        ([, name]) => ({ file, name }),
      );
    const exported = sources.flatMap(exportsOf);
    const isHook = (name: string) => /^use[A-Z]|(?:Provider|Context)$/.test(name);
    const inFolder = (folder: string) => exported.filter(({ file }) => file.startsWith(`utils/${folder}/`));
    expect(inFolder('actions').filter(({ name }) => isHook(name))).toEqual([]);
    // `use-async` has what hooks are made of.
    const others = inFolder('hooks').filter(
      ({ file, name }) => !isHook(name) && !file.endsWith('/use-async.ts'),
    );
    expect(others).toEqual([]);
    const storing = /^utils\/(?:store|settings)\//;
    const views = imports.filter(
      ({ from, to, typeOnly }) => from.endsWith('.tsx') && storing.test(to) && !typeOnly,
    );
    expect(views.map(show)).toEqual([]);
  });

  test('one module alone imports the extension API', () => {
    const users = imports.filter(
      ({ to, typeOnly }) => /^(webextension-polyfill|wxt\/browser)$/.test(to) && !typeOnly,
    );
    expect(users.map(({ from }) => from)).toEqual(['utils/browser.ts']);
  });

  test('the library loads no reader of a format; its worker does, once there is a file', () => {
    const files = new Set(['entrypoints/library/main.tsx']);
    for (const file of files)
      for (const each of imports)
        if (each.from === file && !each.typeOnly) for (const next of filesOf(each)) files.add(next);
    expect(files.size).toBeGreaterThan(100);
    const packages = imports.filter(({ from, typeOnly }) => files.has(from) && !typeOnly).map(({ to }) => to);
    const readers =
      /^(?:@mozilla\/readability|linkedom|parse5|buffer|htmlparser2|pdfjs-dist|postal-mime|word-extractor)/;
    expect(packages.filter((name) => readers.test(name))).toEqual([]);
  });

  test('the compiler checks every pure folder without the DOM', () => {
    const withoutPackages = Object.entries(permissions).filter(([, { packages }]) => packages === undefined);
    const pure = withoutPackages
      .map(([folder]) => folder)
      .filter((folder) => folder.startsWith('utils/') && !folder.endsWith('.ts'))
      // Texts need the strings, and nothing of the page.
      .concat('utils/labels');
    const checked = readFileSync(join(root, 'tests/tsconfig.pure.json'), 'utf8');
    expect(pure.filter((folder) => !checked.includes(`"../${folder}"`))).toEqual([]);
  });

  test('the databases stay in utils/store', () => {
    const users = imports.filter(({ to }) => to === 'dexie' || to.startsWith('dexie/'));
    expect(users.map(({ from }) => from).filter((file) => !file.startsWith('utils/store/'))).toEqual([]);
  });
});

describe('files', () => {
  test('none is longer than 400 lines', () => {
    const files = ['utils', 'components', 'entrypoints', 'tests'].flatMap(filesBelow);
    const long = files
      .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file))
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });
});
