import { INTAKE_FILE_BYTES } from '../limits';
import { IntakeError } from './problem';
import { parseXml, type XmlElement } from './xml';
import { listZip, type ZipEntry } from './zip';

/** The files in a document that is a zip. What is not asked for stays packed. */
export class PackedParts {
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #budget = { left: INTAKE_FILE_BYTES, limit: INTAKE_FILE_BYTES };

  private constructor(entries: ReadonlyMap<string, ZipEntry>) {
    this.#entries = entries;
  }

  /** @throws IntakeError with `damaged` or `tooManyFiles`. */
  static async of(file: Blob): Promise<PackedParts> {
    const entries = await listZip(file);
    return new PackedParts(new Map(entries.map((entry) => [normalPath(entry.name), entry])));
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** @throws IntakeError with `damaged` where there is no such file; with `unpacksTooLarge` and the like. */
  async bytes(path: string): Promise<Uint8Array> {
    const entry = this.#entries.get(normalPath(path));
    if (entry === undefined) throw new IntakeError({ kind: 'damaged' });
    return entry.read(this.#budget);
  }

  /** @throws IntakeError as `bytes` and `parseXml` do. */
  async xml(path: string, ignored?: ReadonlySet<string>): Promise<XmlElement> {
    return parseXml(await this.bytes(path), ignored);
  }

  /** Undefined where there is no such file. */
  async optionalXml(path: string): Promise<XmlElement | undefined> {
    return this.#entries.has(normalPath(path)) ? this.xml(path) : undefined;
  }
}

/** A path within the zip without `.`, `..` and a leading slash; a reference of another file may have them. */
function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The path that a reference in a file means. */
export function resolvePath(from: string, reference: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return normalPath(reference.startsWith('/') ? reference : folder + reference);
}
