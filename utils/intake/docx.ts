import { strFromU8, strToU8, zipSync } from 'fflate';
import { DOCX_ELEMENTS, INTAKE_FILE_BYTES } from '../limits';
import { IntakeError, isStackOverflow } from './problem';
import { listZip } from './zip';

/** The parts of a Word file that matter for its text; images and fonts stay packed. */
const TEXT_PART = /\.(?:xml|rels)$/i;

/** Whether a zip is a Word file. */
export function isWordFile(names: readonly string[]): boolean {
  return names.includes('[Content_Types].xml') && names.some((name) => name.startsWith('word/'));
}

/**
 * The text of a .docx file, one paragraph a line. Unpacks it with `listZip` first, whose limits the library lacks.
 * @throws IntakeError with `damaged`, `tooComplex`, `tooNested`, or one of the zip's problems.
 */
export async function readDocx(file: Blob): Promise<string> {
  const budget = { left: INTAKE_FILE_BYTES, limit: INTAKE_FILE_BYTES };
  const entries = await listZip(file);
  if (!isWordFile(entries.map(({ name }) => name))) throw new IntakeError({ kind: 'damaged' });
  const parts: Record<string, Uint8Array> = {};
  let elements = 0;
  for (const entry of entries) {
    if (!TEXT_PART.test(entry.name)) continue;
    const part = withoutLooks(await entry.read(budget));
    elements += countElements(part);
    if (elements > DOCX_ELEMENTS) throw new IntakeError({ kind: 'tooComplex', limit: DOCX_ELEMENTS });
    parts[entry.name] = part;
  }
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.extractRawText({
      arrayBuffer: zipSync(parts, { level: 0 }).buffer as ArrayBuffer,
    });
    return value;
  } catch (cause) {
    throw isStackOverflow(cause) ? cause : new IntakeError({ kind: 'damaged' }, { cause });
  }
}

/** Attributes by which Word tracks who wrote what when. */
const REVISION_ATTRIBUTES = / (?:w:rsid\w*|w14:(?:paraId|textId))="[^"]*"/g;

/**
 * Properties of a run. Not those of a deleted or inserted one, which decide whether paragraphs are joined, nor very long
 * ones, on which the expression could fail.
 */
const RUN_LOOKS = /<w:rPr>(?:(?!<\/?w:(?:rPr|del|ins|moveFrom|moveTo)[ />]).){0,2000}?<\/w:rPr>/gs;

/**
 * A part of a Word file without fonts, sizes and revisions, which are half or more of what the library would hold in
 * memory.
 */
function withoutLooks(part: Uint8Array): Uint8Array {
  const xml = strFromU8(part);
  return xml.includes('<![CDATA[')
    ? part
    : strToU8(xml.replace(REVISION_ATTRIBUTES, '').replace(RUN_LOOKS, ''));
}

const OPENING = 0x3c;
const SLASH = 0x2f;
const EQUALS = 0x3d;

/** Number of elements of an XML text plus a quarter of its attributes: an element takes four times as much memory. */
function countElements(xml: Uint8Array): number {
  let quarters = 0;
  for (let at = 0; at < xml.length; at++) {
    if (xml[at] === OPENING && xml[at + 1] !== SLASH) quarters += 4;
    else if (xml[at] === EQUALS) quarters++;
  }
  return quarters / 4;
}
