import { NAME_MAX_UNITS } from '../limits';
import { countHan } from '../text/han';
import { decodePage, styledLinesOf } from './html-page';
import { NO_FACTS, type ReadText } from './make-document';
import { PackedParts, resolvePath } from './packed-parts';
import { IntakeError } from './problem';
import { readStructure, type StyledLine } from './structure';
import { childAt, childrenOf, textOf } from './xml';

/**
 * The text of an .epub book: its chapters in the order of reading, without its table of contents.
 * @throws IntakeError with `encrypted` where its chapters are, with `damaged` and the like.
 */
export async function readEpub(file: Blob, name: string): Promise<ReadText> {
  const parts = await PackedParts.of(file);
  const container = await parts.xml('META-INF/container.xml');
  const path = childAt(container, 'rootfiles', 'rootfile')?.attributes['full-path'];
  if (path === undefined) throw new IntakeError({ kind: 'damaged' });
  const book = await parts.xml(path);
  const items = new Map(
    childrenOf(childAt(book, 'manifest'), 'item').map((item) => [item.attributes.id, item]),
  );
  const encrypted = await parts.optionalXml('META-INF/encryption.xml');
  const lines: StyledLine[] = [];
  for (const { attributes } of childrenOf(childAt(book, 'spine'), 'itemref')) {
    const item = items.get(attributes.idref);
    if (item === undefined || /\bnav\b/.test(item.attributes.properties ?? '')) continue;
    const chapter = resolvePath(path, decodeURI(item.attributes.href ?? ''));
    if (encrypted !== undefined && JSON.stringify(encrypted).includes(chapter))
      throw new IntakeError({ kind: 'encrypted' });
    lines.push(...styledLinesOf(decodePage(await parts.bytes(chapter)).text));
  }
  const metadata = childAt(book, 'metadata');
  const fact = (field: string) =>
    textOf(childAt(metadata, field) ?? EMPTY)
      .trim()
      .slice(0, NAME_MAX_UNITS);
  const { text, title } = readStructure(lines);
  const named = countHan(fact('title')) > 0 ? fact('title') : null;
  return {
    ...NO_FACTS,
    text,
    title: title ?? named,
    author: fact('creator'),
    outlet: fact('publisher'),
    name,
  };
}

const EMPTY = { name: '', attributes: {}, children: [] };
