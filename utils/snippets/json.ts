import { decodeAs, markedEncoding } from '../corpus/decode';
import { SNIPPETS_FILE_BYTES } from '../limits';
import { type CheckedEntries, readEntries } from './read-entries';
import type { Snippet } from './snippet';

/** Identifies a JSON file of snippets. */
const KIND = 'tifa-lens-snippets';

/** Format of files as written. Later ones are refused. */
const FORMAT = 1;

/** Time of an export, ms since the epoch, and version of the extension. */
export interface ExportFacts {
  readonly now: number;
  readonly version: string;
}

/**
 * Why no snippets can be read from a file:
 * - `tooLarge` it has too many bytes; `unreadable` the browser can't read it; `undecodable` it is in no encoding that is read;
 * - `notJson` it is no JSON, or was cut off;
 * - `notSnippets` it is JSON of something else; `newer` a later version of the extension made it.
 */
export type SnippetsFileProblem =
  | {
      readonly kind: 'unreadable' | 'undecodable' | 'notJson' | 'notSnippets' | 'newer';
    }
  | { readonly kind: 'tooLarge'; readonly bytes: number; readonly limit: number };

/** No snippets can be read from a file; surfaces put `problem` into words. */
export class SnippetsFileError extends Error {
  override readonly name = 'SnippetsFileError';

  constructor(
    readonly problem: SnippetsFileProblem,
    options?: ErrorOptions,
  ) {
    super(problem.kind, options);
  }
}

/**
 * Complete snippets as JSON, one a line. Any UTF-16 text survives: JSON has escapes for half surrogate pairs.
 * `readSnippetsFile` reads it.
 */
export function snippetsJson(snippets: readonly Snippet[], { now, version }: ExportFacts): string {
  const head = { kind: KIND, format: FORMAT, exportedAt: new Date(now).toISOString(), version };
  const entries = snippets.map((snippet) => `\n${JSON.stringify(snippet)}`).join(',');
  return `${JSON.stringify(head).slice(0, -1)},"snippets":[${entries}\n]}\n`;
}

/**
 * Reads a file of `snippetsJson`, even as saved by an editor: with or without a byte order mark, in UTF-8, UTF-16 or
 * GB18030, with any line ends. Stores nothing.
 * @throws SnippetsFileError where no entry of it can be read.
 */
export async function readSnippetsFile(file: Blob): Promise<CheckedEntries<Snippet>> {
  if (file.size > SNIPPETS_FILE_BYTES)
    throw new SnippetsFileError({ kind: 'tooLarge', bytes: file.size, limit: SNIPPETS_FILE_BYTES });
  const bytes = await file.arrayBuffer().catch((cause: unknown) => {
    throw new SnippetsFileError({ kind: 'unreadable' }, { cause });
  });
  return readSnippetsJson(decodeJson(new Uint8Array(bytes)));
}

/** The same for the text of such a file. @throws SnippetsFileError */
export function readSnippetsJson(json: string): CheckedEntries<Snippet> {
  const value = parsed(json) as { kind?: unknown; format?: unknown; snippets?: unknown } | null;
  if (value?.kind !== KIND) throw new SnippetsFileError({ kind: 'notSnippets' });
  const { format, snippets } = value;
  if (typeof format === 'number' && format > FORMAT) throw new SnippetsFileError({ kind: 'newer' });
  if (format !== FORMAT || !Array.isArray(snippets)) throw new SnippetsFileError({ kind: 'notSnippets' });
  return readEntries(snippets);
}

function decodeJson(bytes: Uint8Array): string {
  const encodings = [markedEncoding(bytes) ?? unmarkedUtf16(bytes) ?? 'utf-8', 'gb18030'];
  for (const encoding of encodings) {
    const text = decodeAs(encoding, bytes);
    if (text !== null) return text;
  }
  throw new SnippetsFileError({ kind: 'undecodable' });
}

/** JSON begins with an ASCII character, whose zero byte shows the byte order. */
function unmarkedUtf16([first, second]: Uint8Array): string | null {
  if (first === 0 && second !== 0) return 'utf-16be';
  return first !== 0 && second === 0 ? 'utf-16le' : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new SnippetsFileError({ kind: 'notJson' }, { cause });
  }
}
