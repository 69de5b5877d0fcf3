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
  'utils/bytes': { code: [] },
  'utils/disk': { code: ['log'], packages: [] },
  'utils/text': { code: [] },
  'utils/words': { code: ['text', 'bytes'] },
  'utils/index': { code: ['text'] },
  'utils/record': { code: ['text', 'bytes'] },
  'utils/phrases': { code: ['text', 'words', 'index', 'record'] },
  'utils/match': { code: ['text', 'words', 'index', 'record', 'phrases'] },
  'utils/marks': { code: ['record'], types: ['match'] },
  'utils/corpus': { code: ['text'], packages: ['valibot'] },
  'utils/collections': { code: ['corpus', 'text'] },
  'utils/facts': { code: ['text', 'corpus', 'collections'] },
  'utils/library': { code: ['text'] },
  'utils/lookup': { code: ['text', 'words', 'corpus', 'index', 'record', 'phrases', 'match'] },
  'utils/csv': { code: [], packages: ['papaparse'] },
  'utils/quote': { code: ['text'], packages: ['approx-string-match'] },
  'utils/snippets': {
    code: ['text', 'corpus', 'quote', 'csv'],
    types: ['lookup', 'match'],
    packages: ['valibot'],
  },
  'utils/page': {
    code: ['text', 'marks', 'match', 'quote', 'facts', 'snippets'],
    types: ['lookup', 'reports'],
    packages: [],
  },
  'utils/annotator': { code: ['components', 'messaging', 'page'], packages: ['preact'] },
  'utils/reports': { code: [], types: ['match', 'settings'], packages: ['@wxt-dev/storage'] },
  'utils/settings': {
    code: ['disk', 'log'],
    types: ['marks', 'match'],
    packages: ['@wxt-dev/storage', 'valibot'],
  },
  'utils/store': {
    code: ['collections', 'disk', 'log', 'snippets'],
    types: ['backup', 'index', 'lookup', 'match', 'phrases', 'words'],
    packages: ['dexie', '@wxt-dev/storage'],
  },
  'utils/messaging': {
    code: ['browser', 'generation', 'marks', 'record'],
    types: ['log', 'lookup', 'match', 'quote', 'reports', 'snippets', 'text'],
    packages: ['valibot'],
  },
  'utils/generation': {
    code: ['collections', 'corpus', 'index', 'log', 'match', 'phrases', 'record', 'store', 'text', 'words'],
    packages: ['@wxt-dev/storage'],
  },
  'utils/intake': {
    code: ['collections', 'corpus', 'facts', 'log', 'text'],
    packages: [
      ...['@mozilla/readability', 'linkedom', 'parse5'],
      ...['fflate', 'mammoth', 'pdfjs-dist/legacy/build/pdf.mjs', 'valibot'],
    ],
  },
  'utils/backup': {
    code: ['collections', 'corpus', 'intake', 'settings', 'snippets', 'text'],
    packages: ['fflate', 'valibot'],
  },
  'utils/hooks': {
    code: [
      'backup',
      'browser',
      'collections',
      'components',
      'corpus',
      'generation',
      'intake',
      'library',
      'log',
      'lookup',
      'messaging',
      'quote',
      'reports',
      'settings',
      'snippets',
      'store',
      'text',
    ],
    types: ['record'],
    packages: ['preact/hooks', '#i18n'],
  },
  components: {
    code: ['collections', 'marks', 'record', 'snippets', 'text'],
    types: ['backup', 'corpus', 'generation', 'intake', 'lookup', 'match', 'reports', 'settings', 'store'],
    packages: ['preact', 'preact/hooks', '#i18n', '@tanstack/virtual-core'],
  },
};

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

/** The entry of the table that a file of utils or components stands under. */
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
    folder === 'limits' ||
    code.includes(folder) ||
    (each.typeOnly && types.includes(folder))
  );
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

  test('one module alone imports the extension API', () => {
    const users = imports.filter(
      ({ to, typeOnly }) => /^(webextension-polyfill|wxt\/browser)$/.test(to) && !typeOnly,
    );
    expect(users.map(({ from }) => from)).toEqual(['utils/browser.ts']);
  });

  test('the compiler is told of every pure folder, so that it finds uses of the page there', () => {
    const withoutPackages = Object.entries(permissions).filter(([, { packages }]) => packages === undefined);
    const pure = withoutPackages
      .map(([folder]) => folder)
      .filter((folder) => folder.startsWith('utils/') && !folder.endsWith('.ts'));
    const told = readFileSync(join(root, 'tests/tsconfig.pure.json'), 'utf8');
    expect(pure.filter((folder) => !told.includes(`"../${folder}"`))).toEqual([]);
  });

  test('the databases stay in utils/store', () => {
    const users = imports.filter(({ to }) => to === 'dexie' || to.startsWith('dexie/'));
    expect(users.map(({ from }) => from).filter((file) => !file.startsWith('utils/store/'))).toEqual([]);
  });
});

describe('modules', () => {
  test('none is longer than 400 lines', () => {
    const long = [...sources, ...filesBelow('tests').filter((file) => /\.(ts|tsx|mjs)$/.test(file))]
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });
});
