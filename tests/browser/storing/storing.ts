import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Snippet } from '../../../utils/snippets/snippet';
import type { Tab, TestBrowser } from '../harness/browser';
import type { Storing } from './in-page';

declare global {
  /** In the page that `addStoringPage` adds. */
  var storing: Storing;
}

/** Adds a page to a copy of the extension in which tests can call the store; its origin, its rights and its database are the extension's. */
export function addStoringPage(extension: string): void {
  buildSync({
    entryPoints: [fileURLToPath(new URL('in-page.ts', import.meta.url))],
    outfile: join(extension, 'storing.js'),
    bundle: true,
    format: 'iife',
  });
  const page =
    '<!doctype html><meta charset="utf-8"><title>storing</title><script src="storing.js"></script>';
  writeFileSync(join(extension, 'storing.html'), page);
}

/** Opens that page. */
export function openStoring(browser: TestBrowser): Promise<Tab> {
  return browser.open(`${browser.extensionAddress}storing.html`);
}

/** `count` different snippets. */
export function manySnippets(count: number, name = 'snippet'): Snippet[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `${name}-${String(at).padStart(5, '0')}`,
    quote: { exact: `第${at}条，稳中求进`, prefix: '坚持', suffix: '工作总基调' },
    position: at,
    url: `https://www.example.com/${at}`,
    canonical: '',
    title: `新闻之${at}`,
    date: null,
    phrase: null,
    document: null,
    site: 'example.com',
    keys: [`//www.example.com/${at}`],
    savedAt: at,
    changedAt: at,
    note: '注'.repeat(200),
    tags: [],
    outlet: '',
    author: '',
    lookedUp: false,
    hits: [],
    phrases: [],
    corpusVersion: '',
    documentTotal: 0,
  }));
}
