import { DOCUMENT_MAX_UNITS } from '../limits';
import { PackedParts, resolvePath } from './packed-parts';
import { joinPages, type PdfRun } from './pdf';
import { IntakeError } from './problem';
import { childAt, childrenOf, findAll, textOf, type XmlElement } from './xml';

/**
 * The paragraphs of an OFD file, in which Chinese offices issue documents: the text of its pages, joined by the rules for
 * PDF. Signatures, seals, forms and annotations are not read. Source: GB/T 33190-2016.
 * @throws IntakeError with `scanned` where there are pages without text, with `encrypted`, `tooLong`, `damaged` and the
 * like.
 */
export async function readOfd(file: Blob): Promise<string> {
  const parts = await PackedParts.of(file);
  if (parts.names.some((name) => /(?:^|\/)Encryptions\.xml$/i.test(name)))
    throw new IntakeError({ kind: 'encrypted' });
  const root = await parts.xml('OFD.xml');
  const pages: PdfRun[][] = [];
  let units = 0;
  for (const body of childrenOf(root, 'DocBody')) {
    const path = resolvePath('OFD.xml', textOf(childAt(body, 'DocRoot') ?? EMPTY).trim());
    const document = await parts.xml(path);
    const templates = new Map(
      findAll(document, 'TemplatePage').map((page) => [page.attributes.ID, page.attributes.BaseLoc]),
    );
    for (const { attributes } of childrenOf(childAt(document, 'Pages'), 'Page')) {
      const page = await parts.xml(resolvePath(path, attributes.BaseLoc ?? ''));
      const used = childrenOf(page, 'Template').map((each) => templates.get(each.attributes.TemplateID));
      const runs: PdfRun[] = [];
      for (const template of used) {
        if (template !== undefined) runs.push(...runsOf(await parts.xml(resolvePath(path, template))));
      }
      runs.push(...runsOf(page));
      units += runs.reduce((sum, { text }) => sum + text.length, 0);
      if (units > DOCUMENT_MAX_UNITS) throw new IntakeError({ kind: 'tooLong', limit: DOCUMENT_MAX_UNITS });
      pages.push(runs);
    }
  }
  const text = joinPages(pages);
  if (text === '') throw new IntakeError({ kind: pages.length > 0 ? 'scanned' : 'empty' });
  return text;
}

const EMPTY = { name: '', attributes: {}, children: [] };

/** The runs of a page in the order in which they are drawn. OFD counts mm downwards, a PDF upwards. */
function runsOf(page: XmlElement): PdfRun[] {
  return findAll(page, 'TextObject').flatMap((object) => {
    if (object.attributes.Visible === 'false') return [];
    const [left = 0, top = 0] = numbersIn(object.attributes.Boundary);
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(object.attributes.CTM);
    const size = Number(object.attributes.Size) || 1;
    const stretch = Number(object.attributes.HScale) || 1;
    let x = 0;
    let y = 0;
    return childrenOf(object, 'TextCode').map((code) => {
      // A piece of text without a place of its own begins where the one before it does.
      x = Number(code.attributes.X ?? x);
      y = Number(code.attributes.Y ?? y);
      const text = textOf(code);
      const steps = deltas(code.attributes.DeltaX);
      const width =
        steps.length > 0
          ? steps.reduce((sum, step) => sum + step, size * stretch)
          : text.length * size * stretch;
      return {
        text,
        x: left + a * x + c * y + e,
        y: -(top + b * x + d * y + f),
        width: width * Math.hypot(a, b),
        size: size * Math.hypot(c, d),
      };
    });
  });
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
