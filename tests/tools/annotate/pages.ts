import { open, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PageServer } from '../../browser/harness/page-server';
import { build, builtExtension } from '../build';
import { PageReader, type ReadPage } from './reader';

/** The result for one page of the command line. */
export interface PageOutcome {
  readonly file: string;
  readonly outcome: ReadPage | Error;
}

/** How pages are read. */
export interface ReadOptions {
  /** Where to write a picture of the first page, as PNG. */
  readonly screenshot?: string;
  /** Whether the saved pages' own scripts run. */
  readonly scripts?: boolean;
}

/** Forbids a saved page's scripts and plug-ins. */
const inertPolicy = { 'Content-Security-Policy': "script-src 'none'; object-src 'none'" };

/**
 * Reads pages in the built extension, in order. Builds it first where the build is missing or stale.
 * @throws Error where the extension can't be built or the browser doesn't start.
 */
export async function* readPages(
  files: readonly string[],
  options: ReadOptions,
): AsyncGenerator<PageOutcome> {
  await build('chromium');
  const server = await PageServer.start(options.scripts ? {} : inertPolicy);
  try {
    const hosts = [new URL(server.origin).host, ...files.map(remoteHost).filter((host) => host !== null)];
    const reader = await PageReader.start(builtExtension('chromium'), new Set(hosts));
    try {
      for (const [place, file] of files.entries()) {
        const outcome = await locate(file, server)
          .then((target) => reader.read(target, place === 0 ? options.screenshot : undefined))
          .catch((error: Error) => error);
        yield { file, outcome };
      }
    } finally {
      await reader.close();
    }
  } finally {
    await server.stop();
  }
}

/** A page to read. */
export interface Target {
  /** As it was given on the command line. */
  readonly file: string;
  /** What the browser opens. */
  readonly address: string;
}

/** Bytes at a file's head that are read to recognise text. */
const HEAD_BYTES = 4096;

/** The host of an http address on the command line, with its port; null for a file. */
function remoteHost(argument: string): string | null {
  return /^https?:\/\//i.test(argument) && URL.canParse(argument) ? new URL(argument).host : null;
}

/**
 * Makes a page of the command line reachable for the browser.
 * @throws Error where there is no such file, or a browser doesn't show it as text.
 */
export async function locate(file: string, server: PageServer): Promise<Target> {
  if (remoteHost(file) !== null) return { file, address: file };
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(file)?.[1].toLowerCase();
  if (scheme !== undefined && scheme !== 'file')
    throw new Error(`${scheme} addresses can't be read, only http, https and file`);
  const path = scheme === 'file' ? fileURLToPath(file) : file;
  await checkFile(path);
  return { file, address: server.addFile(path) };
}

async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch(fail);
  if (found.isDirectory()) throw new Error('is a folder');
  if (!found.isFile()) throw new Error('is not a file');
  const handle = await open(path).catch(fail);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    if (isBinary(buffer.subarray(0, bytesRead))) throw new Error('is not text');
  } finally {
    await handle.close();
  }
}

/** Whether a file's head isn't text: it has a NUL and no byte order mark of UTF-16. */
function isBinary(head: Buffer): boolean {
  const mark = head.subarray(0, 2).toString('hex');
  return head.includes(0) && mark !== 'fffe' && mark !== 'feff';
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EACCES: 'may not be read',
  ENAMETOOLONG: 'the name is too long',
};

function fail(error: NodeJS.ErrnoException): never {
  throw new Error(reasons[error.code ?? ''] ?? error.message);
}
