import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

/** Export files as other programs read them: citation-js, pandoc and biber. */

/** One entry of an export as a program reads it: a field is empty where it found nothing, null where it has no such field. */
export interface ReadEntry {
  readonly title: string;
  readonly authors: string;
  readonly outlet: string;
  readonly date: string;
  readonly url: string;
  readonly accessed: string | null;
  readonly tags: string;
  readonly note: string;
}

/** A way to read an export back: the file's format, and the program's name. */
export interface Reader {
  readonly format: 'bibtex' | 'ris';
  readonly name: string;
  /** The entries in the file's order. @throws Error where the program refuses the file. */
  read(text: string): ReadEntry[];
}

/** What citation-js and pandoc make of an entry: CSL's JSON. */
interface CslEntry {
  readonly title?: string;
  readonly author?: readonly { family?: string; given?: string; literal?: string }[];
  readonly publisher?: string;
  readonly 'collection-title'?: string;
  readonly issued?: { 'date-parts'?: readonly (readonly (number | string)[])[] };
  readonly accessed?: { 'date-parts'?: readonly (readonly (number | string)[])[] };
  readonly URL?: string;
  readonly keyword?: string;
  readonly annote?: string;
  readonly note?: string | readonly string[];
}

export const READERS: readonly Reader[] = [
  { format: 'bibtex', name: 'citation-js', read: (text) => citationJs(text, '@biblatex/text') },
  { format: 'bibtex', name: 'pandoc', read: (text) => pandoc(text).map(fromCsl) },
  { format: 'bibtex', name: 'biber', read: biber },
  // Its fields are plain text: what Zotero reads as HTML stays as it is written.
  { format: 'ris', name: 'citation-js', read: (text) => citationJs(text, '@ris/file').map(withoutEntities) },
];

/** The missing programs, of those that are no npm packages. */
export function missingPrograms(): string[] {
  return ['pandoc', 'biber'].filter((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).error);
}

function citationJs(text: string, forceType: string): ReadEntry[] {
  return new Cite<CslEntry>(text, { forceType }).data.map(fromCsl);
}

function pandoc(text: string): CslEntry[] {
  const args = ['--from', 'biblatex', '--to', 'csljson'];
  return JSON.parse(execFileSync('pandoc', args, { input: text, encoding: 'utf8', stdio: 'pipe' }));
}

function fromCsl(entry: CslEntry): ReadEntry {
  return {
    title: (entry.title ?? '').replace(/<\/?span[^>]*>/g, ''),
    authors: (entry.author ?? [])
      .map(({ literal, family, given }) => literal ?? `${family ?? ''}${given ?? ''}`)
      .join('、'),
    outlet: entry.publisher ?? entry['collection-title'] ?? '',
    date: dayOf(entry.issued),
    url: entry.URL ?? '',
    accessed: dayOf(entry.accessed),
    tags: (entry.keyword ?? '')
      .split(',')
      .map((tag) => tag.trim())
      .join(','),
    note: entry.annote ?? [entry.note ?? []].flat().join('\n'),
  };
}

function dayOf(date: CslEntry['issued']): string {
  return (date?.['date-parts']?.[0] ?? []).map((part) => String(part).padStart(2, '0')).join('-');
}

/** As citation-js reads RIS. */
function withoutEntities(entry: ReadEntry): ReadEntry {
  const plain = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return {
    ...entry,
    title: plain(entry.title),
    note: plain(entry.note),
    tags: plain(entry.tags),
    url: plain(entry.url),
    accessed: null,
  };
}

/** Reads what biber writes after reading a file. */
function biber(text: string): ReadEntry[] {
  const folder = mkdtempSync(join(tmpdir(), 'tifa-lens-biber-'));
  try {
    const [from, to] = ['in.bib', 'out.bib'].map((name) => join(folder, name));
    writeFileSync(from, text);
    const args = ['--tool', '--quiet', '--nolog', '--output-encoding=UTF-8', `--output-file=${to}`, from];
    execFileSync('biber', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    return readFileSync(to, 'utf8')
      .split(/^@\w+\{/m)
      .slice(1)
      .map(fromBiber);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fromBiber(entry: string): ReadEntry {
  const field = (name: string) => new RegExp(`^  ${name}\\s+= \\{(.*)\\},?$`, 'm').exec(entry)?.[1] ?? '';
  const plain = (name: string) =>
    field(name)
      .replaceAll('{}', '')
      .replace(/(?<!\\)[{}]/g, '')
      .replace(/\\([&%#_{}$])/g, '$1');
  return {
    title: plain('TITLE'),
    authors: plain('AUTHOR').replaceAll(' and ', '、'),
    outlet: plain('ORGANIZATION'),
    date: plain('DATE'),
    url: field('URL'),
    accessed: plain('URLDATE'),
    tags: plain('KEYWORDS'),
    note: plain('ANNOTATION'),
  };
}
