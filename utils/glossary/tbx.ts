import { escaped, type GlossRow } from './gloss-files';

/** Whose a rendering is, in a note of its term; `read` finds the user's own by the last. */
const NOTES: Readonly<Record<GlossRow['by'], string>> = {
  official: 'official rendering',
  reported: 'rendering reported by the source',
  ours: 'rendering of Tifa Lens',
  own: 'own rendering',
};

const ITEMS_NOTE = 'items: ';
const PINYIN_NOTE = 'pinyin: ';

/**
 * A term list as TBX-Basic (ISO 30042:2019, DCA style), which translators' tools read.
 * @param title What the list is of, for its header.
 */
export function writeTbx(rows: readonly GlossRow[], title: string): string {
  const entries = rows.map((row, at) => conceptEntry(row, at + 1));
  return `<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc><p>${escaped(title)}</p></sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
${entries.join('\n')}
    </body>
  </text>
</tbx>
`;
}

function conceptEntry(row: GlossRow, number: number): string {
  const { headword, variants, pinyin, english, by, source, zh, en, items } = row;
  const chinese = [
    ...definition(zh),
    ...termSec(headword, [note(PINYIN_NOTE, pinyin), note(ITEMS_NOTE, items.join('、'))]),
    ...variants.flatMap((variant) => termSec(variant, ['<termNote type="termType">variant</termNote>'])),
  ];
  const rendering = [
    ...definition(en),
    ...termSec(english, [
      source === '' ? '' : `<admin type="source">${escaped(source)}</admin>`,
      `<note>${NOTES[by]}</note>`,
    ]),
  ];
  return [
    `      <conceptEntry id="c${number}">`,
    ...langSec('zh-Hans', chinese),
    ...(english === '' ? [] : langSec('en', rendering)),
    '      </conceptEntry>',
  ].join('\n');
}

function langSec(language: string, lines: readonly string[]): string[] {
  return [
    `        <langSec xml:lang="${language}">`,
    ...lines.map((line) => `          ${line}`),
    '        </langSec>',
  ];
}

function definition(text: string): string[] {
  return text === '' ? [] : [`<descrip type="definition">${escaped(text)}</descrip>`];
}

function termSec(term: string, facts: readonly string[]): string[] {
  const inner = facts.filter((fact) => fact !== '').map((fact) => `  ${fact}`);
  return ['<termSec>', `  <term>${escaped(term)}</term>`, ...inner, '</termSec>'];
}

function note(name: string, text: string): string {
  return text === '' ? '' : `<note>${escaped(name + text)}</note>`;
}

/** An entry of a TBX file, with the line where it begins, from 1. */
export interface TbxEntry {
  readonly line: number;
  /** Terms of each language by its primary subtag (`zh`, `en`), the first one first. */
  readonly terms: ReadonlyMap<string, readonly string[]>;
  /** Definitions by language; under an empty name one of the whole entry. */
  readonly definitions: ReadonlyMap<string, string>;
  readonly pinyin: string;
  readonly items: readonly string[];
}

/** What is no TBX: where, and why. */
export class TbxError extends Error {
  override readonly name = 'TbxError';

  constructor(
    readonly line: number,
    readonly why: 'notTbx' | 'broken',
  ) {
    super(`${why} in line ${line}`);
  }
}

/** A tag, comment, declaration, CDATA section or stretch of text. */
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^'">])*?)(\/?)>|([^<]+)/y;

/** Names of elements in version 3 and in the earlier ones. */
const ROOTS = ['tbx', 'martif'];
const ENTRIES = ['conceptEntry', 'termEntry'];
const LANGUAGES = ['langSec', 'langSet'];

interface OpenEntry {
  line: number;
  terms: Map<string, string[]>;
  definitions: Map<string, string>;
  pinyin: string;
  items: string[];
}

/**
 * The entries of a TBX file of any version and dialect: terms and definitions by language, whatever else it has is passed
 * over. Entities of its own are not expanded.
 * @throws TbxError where it is no TBX, or not well-formed.
 */
export function readTbx(xml: string): TbxEntry[] {
  const lineAt = lineCounter(xml);
  const open: { name: string; attributes: string; text: string }[] = [];
  const entries: TbxEntry[] = [];
  let entry: OpenEntry | null = null;
  let language = '';
  let sawRoot = false;
  TOKEN.lastIndex = xml.startsWith('\ufeff') ? 1 : 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(xml);
    if (token === null) throw new TbxError(lineAt(at), sawRoot ? 'broken' : 'notTbx');
    const [, data, closing, fullName, attributes = '', empty, text] = token;
    const top = open.at(-1);
    if (data !== undefined || text !== undefined) {
      if (top) top.text += data ?? unescaped(text);
      else if ((data ?? text).trim() !== '') throw new TbxError(lineAt(at), 'notTbx');
      continue;
    }
    if (fullName === undefined) continue;
    const name = fullName.replace(/^.*:/, '');
    if (closing !== '/') {
      if (!sawRoot && !ROOTS.includes(name)) throw new TbxError(lineAt(at), 'notTbx');
      sawRoot = true;
      if (ENTRIES.includes(name))
        entry = { line: lineAt(at), terms: new Map(), definitions: new Map(), pinyin: '', items: [] };
      if (LANGUAGES.includes(name)) language = languageOf(attributes);
      if (empty !== '/') open.push({ name, attributes, text: '' });
      continue;
    }
    if (top?.name !== name) throw new TbxError(lineAt(at), 'broken');
    open.pop();
    if (LANGUAGES.includes(name)) language = '';
    if (entry === null) continue;
    if (ENTRIES.includes(name)) {
      entries.push(entry);
      entry = null;
    } else take(entry, top, language);
  }
  if (open.length > 0 || !sawRoot) throw new TbxError(lineAt(xml.length), sawRoot ? 'broken' : 'notTbx');
  return entries;
}

/** Keeps what an element says of its entry. */
function take(
  entry: OpenEntry,
  { name, attributes, text }: { name: string; attributes: string; text: string },
  language: string,
): void {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words === '') return;
  if (name === 'term') entry.terms.set(language, [...(entry.terms.get(language) ?? []), words]);
  if (name === 'definition' || (name === 'descrip' && /\stype\s*=\s*["']definition["']/.test(attributes)))
    entry.definitions.set(language, words);
  if (name === 'note' && words.startsWith(PINYIN_NOTE)) entry.pinyin = words.slice(PINYIN_NOTE.length);
  if (name === 'note' && words.startsWith(ITEMS_NOTE))
    entry.items = words.slice(ITEMS_NOTE.length).split('、');
}

function languageOf(attributes: string): string {
  const tag = /\s(?:xml:)?lang\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '';
  return tag.split(/[-_]/)[0].toLowerCase();
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return SIGNS[name] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** Lines of ascending offsets, from 1. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (; at < offset; at++) if (text.charCodeAt(at) === 10) line++;
    return line;
  };
}
