import { Parser } from 'htmlparser2';
import { markedEncoding } from '../corpus/decode';
import { XML_DEPTH, XML_ELEMENTS } from '../limits';
import { IntakeError } from './problem';

/** An element of XML. Names of elements and attributes are without prefixes: writers choose those as they like. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

const NONE: ReadonlySet<string> = new Set();

const DECLARED = /^<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w-]+)/;

/**
 * Parses XML. Entities other than XML's own stay as written, so that they can't grow.
 * @param ignored Names of elements that are left out with all that is in them, and don't count.
 * @returns Its root.
 * @throws IntakeError with `damaged` where it isn't whole, `tooComplex`, `tooNested`.
 */
export function parseXml(bytes: Uint8Array, ignored: ReadonlySet<string> = NONE): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  let elements = 0;
  /** Open elements that are left out. */
  let out = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (out > 0 || ignored.has(localName(name))) {
          out++;
          return;
        }
        elements++;
        if (elements > XML_ELEMENTS) throw new IntakeError({ kind: 'tooComplex', limit: XML_ELEMENTS });
        if (open.length > XML_DEPTH) throw new IntakeError({ kind: 'tooNested' });
        const element: Open = {
          name: localName(name),
          attributes: withoutPrefixes(attributes),
          children: [],
        };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        if (out > 0) return;
        const { children } = open[open.length - 1];
        if (typeof children.at(-1) === 'string') children[children.length - 1] += text;
        else children.push(text);
      },
      onclosetag() {
        if (out > 0) out--;
        else open.pop();
      },
    },
    { xmlMode: true },
  );
  parser.write(decodeXml(bytes));
  // The end would close what is still open.
  const isWhole = open.length === 1 && out === 0;
  parser.end();
  const [first] = childrenOf(root);
  if (first === undefined || !isWhole) throw new IntakeError({ kind: 'damaged' });
  return first;
}

interface Open extends XmlElement {
  readonly children: XmlNode[];
}

function decodeXml(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 300));
  const label = markedEncoding(bytes) ?? DECLARED.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch (cause) {
    throw new IntakeError({ kind: 'undecodable' }, { cause });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Where two attributes differ only in their prefix, the first one counts. */
function withoutPrefixes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const own: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(attributes)) own[localName(name)] ??= value;
  return own;
}

/** The elements right within an element, or those of a name. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first element along a path of names; undefined where there is none. */
export function childAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce((at: XmlElement | undefined, name) => childrenOf(at, name)[0], element);
}

/** All elements of a name within an element, in order; not those within one another. */
export function findAll(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => (child.name === name ? [child] : findAll(child, name)));
}

/** All text within an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
