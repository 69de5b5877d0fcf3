import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';

/**
 * Types by file name. None names an encoding: the browser finds it as it would for the reader, by byte order mark,
 * declaration or the text itself.
 */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.shtml': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
};

/** Bytes in which a browser looks for a declared encoding. Source: HTML, "Determining the character encoding". */
const META_BYTES = 1024;

/** A page made for a test. */
export interface MadePage {
  readonly body: string | Buffer;
  /** `text/html; charset=utf-8` by default. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Serves files and made pages on a free port of the loopback interface. */
export class PageServer {
  readonly #server: Server;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #files: string[] = [];
  readonly #pages = new Map<string, MadePage>();
  /** Paths that were asked for, in order. */
  readonly requests: string[] = [];

  private constructor(headers: Readonly<Record<string, string>>) {
    this.#headers = headers;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** @param headers Sent with every file. */
  static async start(headers: Readonly<Record<string, string>> = {}): Promise<PageServer> {
    const server = new PageServer(headers);
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', reject);
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Address of a file with its own bytes. Files beside and below it can be reached from it, others can't. */
  addFile(path: string): string {
    const number = this.#files.push(resolve(path)) - 1;
    return `${this.origin}/file/${number}/${encodeURIComponent(basename(path))}`;
  }

  /** Address of a made page; `path` begins with a slash and not with /file/. A second one replaces the first. */
  addPage(path: string, page: MadePage): string {
    this.#pages.set(path, page);
    return this.origin + path;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.origin);
    this.requests.push(pathname);
    const page = this.#pages.get(pathname);
    if (page) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers }).end(page.body);
      return;
    }
    if (pathname === '/favicon.ico') {
      // Browsers ask for it by themselves; that there is none is no fault of a page's.
      response.writeHead(204).end();
      return;
    }
    const file = this.#fileAt(pathname);
    const found = file === null ? null : await stat(file).catch(() => null);
    if (file === null || !found?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const isPage = this.#files.includes(file);
    const type = types[extname(file).toLowerCase()] ?? (isPage ? 'text/html' : 'application/octet-stream');
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null) {
      response.writeHead(403).end();
      return;
    }
    const contentType = isPage ? type + undeclaredCharset(type, bytes) : type;
    response.writeHead(200, { 'Content-Type': contentType, ...this.#headers }).end(bytes);
  }

  #fileAt(pathname: string): string | null {
    const [, kind, number, ...rest] = pathname.split('/');
    const page = this.#files[Number(number)];
    if (kind !== 'file' || page === undefined) return null;
    const folder = dirname(page);
    const file = join(folder, ...rest.map(decode));
    return file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? file : null;
  }
}

/**
 * For a text in UTF-8 that does not say so, the parameter that does: browsers find that out by themselves for local
 * files, but not for those of a server. Empty for all others.
 */
function undeclaredCharset(type: string, bytes: Buffer): string {
  const declares =
    type === 'text/html' && /charset\s*=/i.test(bytes.subarray(0, META_BYTES).toString('latin1'));
  return type.startsWith('text/') && !declares && isUtf8(bytes) ? '; charset=utf-8' : '';
}

/** A path's part without its escapes; one that is wrongly escaped stays as it is, and names no file. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
