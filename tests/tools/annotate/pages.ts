import { PageServer } from '../../browser/harness/page-server';
import { build, builtExtension } from '../build';
import { PageReader, type ReadPage } from './reader';
import { locate, remoteHost } from './target';

/** What came of one page of the command line. */
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
 * Reads pages in the built extension (built where it is missing or old), one after the other, in order.
 * @throws Error where the extension can't be built or the browser does not start.
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
