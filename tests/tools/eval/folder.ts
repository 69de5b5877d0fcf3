import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { array, object, safeParse, string } from 'valibot';
import type { Gold, MarkedPage } from './score';

/** A page of a marked folder. */
export interface PageFile extends MarkedPage {
  /** Path of the saved page. */
  readonly file: string;
}

/** The contents of a marked folder. */
export interface MarkedFolder {
  /** Whole pages, in the order of their names. */
  readonly pages: readonly PageFile[];
  /** A line for everything that is missing or damaged. */
  readonly problems: readonly string[];
}

const goldPage = object({ B: array(string()), T: array(string()) });

/** Reads `pages/*.html`, `text/PAGE.txt` and `gold.json`, `{PAGE: {"B": […], "T": […]}}`. */
export async function readMarkedFolder(folder: string): Promise<MarkedFolder> {
  const problems: string[] = [];
  const note = (error: Error) => void problems.push(error.message);
  const files = await readPageNames(join(folder, 'pages')).catch(note);
  const gold = await readGold(join(folder, 'gold.json')).catch(note);
  if (!files || !gold) return { pages: [], problems };
  const pages: PageFile[] = [];
  for (const name of [...new Set([...files, ...gold.keys()])].sort()) {
    const page = await readPage(folder, name, files.has(name), gold).catch(note);
    if (page) pages.push(page);
  }
  if (pages.length === 0 && problems.length === 0) problems.push(`${folder} holds no page`);
  return { pages, problems };
}

/**
 * Reads the texts of a source, a folder of .txt files at any depth, in UTF-8.
 * @throws Error where there is no such folder, or no text in it.
 */
export async function readSource(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw new Error(`no folder ${folder} that can be read`);
  });
  const texts = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.txt'));
  if (texts.length === 0) throw new Error(`no .txt file in ${folder}`);
  return Promise.all(texts.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')));
}

async function readPageNames(folder: string): Promise<ReadonlySet<string>> {
  const names = await readdir(folder).catch(() => {
    throw new Error(`no folder ${folder} that can be read`);
  });
  return new Set(
    names.filter((name) => name.endsWith('.html')).map((name) => name.slice(0, -'.html'.length)),
  );
}

async function readGold(file: string): Promise<ReadonlyMap<string, unknown>> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`no file ${file} that can be read`);
  });
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${file} is no JSON of the form {"PAGE": {"B": ["…"], "T": ["…"]}}`);
  return new Map(Object.entries(value));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function readPage(
  folder: string,
  name: string,
  hasFile: boolean,
  goldPages: ReadonlyMap<string, unknown>,
): Promise<PageFile> {
  if (!goldPages.has(name)) throw new Error(`${name}: not in gold.json`);
  if (!hasFile) throw new Error(`${name}: in gold.json, but there is no pages/${name}.html`);
  const gold: Gold = readGoldPage(name, goldPages.get(name));
  const text = await readFile(join(folder, 'text', `${name}.txt`), 'utf8').catch(() => {
    throw new Error(`${name}: no text/${name}.txt that can be read`);
  });
  return { name, file: join(folder, 'pages', `${name}.html`), text, gold };
}

function readGoldPage(name: string, value: unknown): Gold {
  const { success, output } = safeParse(goldPage, value);
  if (!success) throw new Error(`${name}: B and T in gold.json are not both lists of strings`);
  return output;
}
