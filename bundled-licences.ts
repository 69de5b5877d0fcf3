import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The packages of which the built extension has code or data, by their folders in node_modules: those that its sources
 * import, and what these bring along.
 */
export const BUNDLED_PACKAGES = [
  ...['@mozilla/readability', 'approx-string-match'],
  ...[
    '@tanstack/virtual-core',
    'dexie',
    'fflate',
    'opencc-js',
    'papaparse',
    'pdfjs-dist',
    'preact',
    'valibot',
    'webextension-polyfill',
  ],
  ...['wxt', '@wxt-dev/browser', '@wxt-dev/i18n', '@wxt-dev/storage', 'superlock'],
  ...['buffer', 'base64-js', 'ieee754', 'postal-mime', 'word-extractor'],
  ...['parse5', 'parse5/node_modules/entities'],
  ...['linkedom', 'cssom', 'html-escaper', 'uhyphen'],
  ...['htmlparser2', 'htmlparser2/node_modules/entities', 'domelementtype', 'domhandler', 'domutils'],
  ...['css-select', 'css-what', 'boolbase', 'nth-check', 'dom-serializer', 'entities'],
];

interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly author?: string | { readonly name: string };
}

/**
 * The text that goes with the built extension: for each package name, version, licence and the notices that came with
 * it. @throws Where a package is not installed, or has no notice and is under a licence whose words are not known.
 */
export function licencesText(): string {
  const parts = BUNDLED_PACKAGES.map((folder) => {
    const facts: PackageFacts = JSON.parse(read(`node_modules/${folder}/package.json`));
    const head = `${facts.name} ${facts.version} (${facts.license.replace(/^\((.*)\)$/, '$1')})`;
    return `${head}\n\n${notices(folder, facts)}`;
  }).sort();
  const head = [
    'Tifa Lens is under the MIT licence. It has code and data of the packages below.',
    'The source of each is in the npm registry under its name and version.',
    'The notices of corpus, record, word list, characters and CMaps are in their own folders.',
  ];
  return [head.join('\n'), ...parts].join(`\n\n${'='.repeat(80)}\n\n`);
}

function notices(name: string, facts: PackageFacts): string {
  const folder = `node_modules/${name}`;
  const files = readdirSync(place(folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(?:licen[cs]e|notice|copying)(?:\.\w+)?$/i.test(entry.name))
    .map((entry) => read(`${folder}/${entry.name}`).trim());
  return files.length > 0 ? files.join('\n\n') : commonNotice(facts);
}

/** Where the words of a licence are that some packages name in package.json alone. */
const WORDS: Readonly<Record<string, string>> = { MIT: 'LICENSE', ISC: 'node_modules/linkedom/LICENSE' };

function commonNotice({ name, license, author }: PackageFacts): string {
  if (!Object.hasOwn(WORDS, license)) throw new Error(`${name} has no notice of its licence ${license}`);
  const holder = typeof author === 'object' ? author.name : (author ?? `the authors of ${name}`);
  const words = read(WORDS[license]);
  return `${license} License\n\nCopyright (c) ${holder}\n\n${words.slice(words.indexOf('Permission')).trim()}`;
}

function read(path: string): string {
  return readFileSync(place(path), 'utf8');
}

/** @param path From the project's folder. */
function place(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
