import { DOCUMENT_MAX_UNITS } from '../limits';
import { PackedParts, resolvePath } from './packed-parts';
import type { PrintedPage, PrintedRun } from './printed-page';
import { IntakeError } from './problem';
import { childAt, childrenOf, findAll, textOf, type XmlElement } from './xml';

/**
 * The pages of an OFD file, in which Chinese offices issue documents. Signatures, seals, forms and annotations are not
 * read. Source: GB/T 33190-2016.
 * @throws IntakeError with `encrypted`, `tooLong`, `damaged` and the like.
 */
export async function readOfd(file: Blob): Promise<PrintedPage[]> {
  const parts = await PackedParts.of(file);
  if (parts.names.some((name) => /(?:^|\/)Encryptions\.xml$/i.test(name)))
    throw new IntakeError({ kind: 'encrypted' });
  const root = await parts.xml('OFD.xml');
  const pages: PrintedPage[] = [];
  for (const body of childrenOf(root, 'DocBody')) {
    const path = resolvePath('OFD.xml', textOf(childAt(body, 'DocRoot') ?? EMPTY).trim());
    await readDocument(parts, path, pages);
  }
  return pages;
}

async function readDocument(parts: PackedParts, path: string, pages: PrintedPage[]): Promise<void> {
  const document = await parts.xml(path);
  const box = sizeOf(document) ?? A4;
  const templates = new Map(
    findAll(document, 'TemplatePage').map(({ attributes }) => [attributes.ID, attributes.BaseLoc]),
  );
  const composites = await compositesOf(parts, path, document);
  let units = pages.reduce((sum, page) => sum + unitsOf(page), 0);
  for (const { attributes } of childrenOf(childAt(document, 'Pages'), 'Page')) {
    const page = await parts.xml(resolvePath(path, attributes.BaseLoc ?? ''));
    const used = childrenOf(page, 'Template').map((each) => templates.get(each.attributes.TemplateID));
    const runs: PrintedRun[] = [];
    for (const template of used) {
      const content = template && (await parts.optionalXml(resolvePath(path, template)));
      if (content) runs.push(...runsOf(content, composites));
    }
    runs.push(...runsOf(page, composites));
    const made = { ...(sizeOf(page) ?? box), runs };
    units += unitsOf(made);
    if (units > DOCUMENT_MAX_UNITS) throw new IntakeError({ kind: 'tooLong', limit: DOCUMENT_MAX_UNITS });
    pages.push(made);
  }
}

function unitsOf({ runs }: PrintedPage): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

/** Groups of objects in a document's resources, by their IDs; pages refer to them. */
type Composites = ReadonlyMap<string, XmlElement>;

async function compositesOf(parts: PackedParts, path: string, document: XmlElement): Promise<Composites> {
  const composites = new Map<string, XmlElement>();
  for (const resource of [...findAll(document, 'PublicRes'), ...findAll(document, 'DocumentRes')]) {
    const content = await parts.optionalXml(resolvePath(path, textOf(resource).trim()));
    const found = content === undefined ? [] : findAll(content, 'CompositeGraphicUnit');
    for (const unit of found) composites.set(unit.attributes.ID, unit);
  }
  return composites;
}

const EMPTY = { name: '', attributes: {}, children: [] };

/** Width and height of a page that doesn't state them, mm. */
const A4 = { width: 210, height: 297 };

/** The size that a page, or a document for its pages, states; undefined where it states none. */
function sizeOf(part: XmlElement): { width: number; height: number } | undefined {
  const [box] = findAll(part, 'PhysicalBox');
  const [, , width = 0, height = 0] = box === undefined ? [] : numbersIn(textOf(box));
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** Maximum depth of groups within groups. */
const MAX_DEPTH = 4;

/** The runs of a page, a template or a group. */
function runsOf(part: XmlElement, composites: Composites, depth = 0): PrintedRun[] {
  const texts = findAll(part, 'TextObject').filter(isVisible);
  const groups = depth < MAX_DEPTH ? findAll(part, 'CompositeObject').filter(isVisible) : [];
  const runs = texts.flatMap((object) => textRuns(object).map((run) => placed(run, object)));
  for (const object of groups) {
    const unit = composites.get(object.attributes.ResourceID);
    const inner = unit === undefined ? [] : runsOf(unit, composites, depth + 1);
    if (runs.length + inner.length > DOCUMENT_MAX_UNITS)
      throw new IntakeError({ kind: 'tooLong', limit: DOCUMENT_MAX_UNITS });
    for (const run of inner) runs.push(placed(run, object));
  }
  return runs;
}

function isVisible({ attributes }: XmlElement): boolean {
  return attributes.Visible !== 'false';
}

function textRuns(object: XmlElement): PrintedRun[] {
  const size = Number(object.attributes.Size) || 1;
  const stretch = Number(object.attributes.HScale) || 1;
  let x = 0;
  let y = 0;
  return childrenOf(object, 'TextCode').flatMap((code) => {
    // A piece of text without a place of its own begins where the one before it does.
    x = Number(code.attributes.X ?? x);
    y = Number(code.attributes.Y ?? y);
    return lineRuns(signsOf(code, x, y, size * stretch), size, size * stretch);
  });
}

/** A character at its place within its object. */
interface Sign {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

function signsOf(code: XmlElement, x: number, y: number, width: number): Sign[] {
  const stepsX = deltas(code.attributes.DeltaX);
  const stepsY = deltas(code.attributes.DeltaY);
  const isDown = stepsX.length === 0 && stepsY.some((step) => step !== 0);
  const place = { x, y };
  return [...textOf(code)].map((text, at) => {
    const sign = { text, ...place };
    place.x += stepsX[at] ?? (isDown ? 0 : width * (text < '\u2000' ? 0.5 : 1));
    place.y += stepsY[at] ?? 0;
    return sign;
  });
}

/** In heights of a character: maximum shift of characters of a run, and maximum step between them. */
const SHIFT = 0.2;
const MAX_STEP = 1.6;

/** Runs of characters that are beside each other, without white space around them. */
function lineRuns(signs: readonly Sign[], size: number, width: number): PrintedRun[] {
  const lines: Sign[][] = [];
  let isAfterSpace = false;
  for (const sign of signs) {
    const isSpace = sign.text.trim() === '';
    const before = lines.at(-1)?.at(-1);
    const isBeside =
      before !== undefined &&
      Math.abs(sign.y - before.y) < SHIFT * size &&
      sign.x > before.x &&
      sign.x - before.x < MAX_STEP * width;
    if (!isSpace && isBeside) lines.at(-1)?.push(isAfterSpace ? { ...sign, text: ` ${sign.text}` } : sign);
    else if (!isSpace) lines.push([sign]);
    isAfterSpace = isSpace;
  }
  return lines.map((line) => {
    const last = line[line.length - 1];
    return {
      text: line.map(({ text }) => text).join(''),
      x: line[0].x,
      y: line[0].y,
      width: last.x - line[0].x + (last.text < '\u2000' ? width / 2 : width),
      size,
    };
  });
}

/** A run at its place on the page, by the boundary and matrix of its object. */
function placed(run: PrintedRun, { attributes }: XmlElement): PrintedRun {
  const [left = 0, top = 0] = numbersIn(attributes.Boundary);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(attributes.CTM);
  const quarters = Math.round(Math.atan2(b, a) / (Math.PI / 2));
  return {
    ...run,
    x: left + a * run.x + c * run.y + e,
    y: top + b * run.x + d * run.y + f,
    width: run.width * Math.hypot(a, b),
    size: run.size * Math.hypot(c, d),
    turns: ((run.turns ?? 0) + quarters + 4) % 4,
  };
}

/** Maximum number of steps in a run; more are damage. */
const MAX_STEPS = 10_000;

/** The steps between characters: `5.6 5.6`, or `g 2 5.6` for two of them. */
function deltas(text: string | undefined): number[] {
  const steps: number[] = [];
  const words = (text ?? '').trim().split(/\s+/);
  for (let at = 0; at < words.length && steps.length < MAX_STEPS; at++) {
    if (words[at] === 'g') {
      const step = Number(words[at + 2]) || 0;
      const count = Math.min(MAX_STEPS, Number(words[at + 1]) || 0);
      for (let each = 0; each < count; each++) steps.push(step);
      at += 2;
    } else if (words[at] !== '') steps.push(Number(words[at]) || 0);
  }
  return steps;
}

function numbersIn(text: string | undefined): number[] {
  return (text ?? '')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(Number);
}
