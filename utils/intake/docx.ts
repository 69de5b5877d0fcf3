import { zipSync } from 'fflate';
import { INTAKE_FILE_BYTES } from '../limits';
import { IntakeError } from './problem';
import { listZip } from './zip';

/** The parts of a Word file that say something of its text; pictures and fonts stay packed. */
const TEXT_PART = /\.(?:xml|rels)$/i;

/** Whether a zip is a Word file. */
export function isWordFile(names: readonly string[]): boolean {
  return names.includes('[Content_Types].xml') && names.some((name) => name.startsWith('word/'));
}

/**
 * The text of a .docx file, a paragraph a line. It is unpacked by `listZip` first, whose limits the library lacks.
 * @throws IntakeError with `damaged`, or one of the zip's problems.
 */
export async function readDocx(file: Blob): Promise<string> {
  const budget = { left: INTAKE_FILE_BYTES, limit: INTAKE_FILE_BYTES };
  const entries = await listZip(file);
  if (!isWordFile(entries.map(({ name }) => name))) throw new IntakeError({ kind: 'damaged' });
  const parts: Record<string, Uint8Array> = {};
  for (const entry of entries) {
    if (TEXT_PART.test(entry.name)) parts[entry.name] = await entry.read(budget);
  }
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.extractRawText({
      arrayBuffer: zipSync(parts, { level: 0 }).buffer as ArrayBuffer,
    });
    return value;
  } catch (cause) {
    throw new IntakeError({ kind: 'damaged' }, { cause });
  }
}
