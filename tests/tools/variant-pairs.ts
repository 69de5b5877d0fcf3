/** The content of three files of Unicode. */
export interface UnicodeData {
  /** EquivalentUnifiedIdeograph.txt: the characters of radicals and strokes. */
  readonly equivalents: string;
  /** Unihan_Variants.txt: kSimplifiedVariant, kZVariant, kSemanticVariant. */
  readonly variants: string;
  /** Unihan_OtherMappings.txt: kGB0 (GB 2312) and kTGH (the standard list of 2013) say which characters are standard. */
  readonly mappings: string;
}

/** Kinds of variants, the surest first: a character gets its form from the first kind that gives it one. */
const KINDS = ['kSimplifiedVariant', 'kZVariant', 'kSemanticVariant'];

/** The first character of the less common half of GB 2312. */
const RARE_GB = 5601;

const LAST_UNIT = 0xffff;

/**
 * Each radical, stroke, and old or regional form of the BMP and, right after it, the character that it is a form of, in
 * the order of code points. A form is a character that is in no standard of mainland China and has exactly one standard
 * character as its variant, or among several exactly one that is common. What `traditional` (pairs) maps is left out, and
 * so is what a radical leads to (⺃ is 乚, and 乚 is not 隐); what they lead to is simplified.
 */
export function variantPairs({ equivalents, variants, mappings }: UnicodeData, traditional: string): string {
  const simplified = new Map(traditional.match(/../gs)?.map((pair) => [pair[0], pair[1]]));
  const ends = new Set<string>();
  const { standard, common } = readStandards(mappings);
  const pairs = new Map<string, string>();
  const add = (from: string, to: string) => {
    if (!simplified.has(from) && !ends.has(from) && !pairs.has(from) && from !== to) pairs.set(from, to);
  };
  for (const [from, to] of readEquivalents(equivalents)) {
    add(from, simplified.get(to) ?? to);
    ends.add(simplified.get(to) ?? to);
  }
  const read = readVariants(variants);
  for (const kind of KINDS) {
    for (const [from, forms] of read.get(kind) ?? []) {
      if (standard.has(from)) continue;
      const all = [...new Set(forms.map((form) => simplified.get(form) ?? form))];
      const known = all.filter((form) => standard.has(form));
      const only = known.length > 1 ? known.filter((form) => common.has(form)) : known;
      if (only.length === 1) add(from, only[0]);
    }
  }
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, to]) => from + to)
    .join('');
}

/** The lines of a file of Unicode without comments, each in its fields. */
function* fieldsOf(file: string, separator: RegExp): Generator<string[]> {
  for (const line of file.split('\n')) {
    const text = line.replace(/#.*/, '').trim();
    if (text !== '') yield text.split(separator);
  }
}

/** Radicals and strokes with their characters, where both are in the BMP. */
function* readEquivalents(file: string): Generator<[string, string]> {
  for (const [range, to] of fieldsOf(file, /\s*;\s*/)) {
    const [first, last = first] = range.split('..').map((code) => Number.parseInt(code, 16));
    const target = Number.parseInt(to, 16);
    if (target > LAST_UNIT) continue;
    for (let code = first; code <= last; code++)
      yield [String.fromCharCode(code), String.fromCharCode(target)];
  }
}

/** For each of KINDS, the characters in the BMP with their variants. */
function readVariants(file: string): Map<string, [string, string[]][]> {
  const kinds = new Map<string, [string, string[]][]>(KINDS.map((kind) => [kind, []]));
  for (const [from, kind, to] of fieldsOf(file, /\t/)) {
    const code = codeOf(from);
    if (code > LAST_UNIT) continue;
    const forms = to
      .split(' ')
      .map(codeOf)
      .filter((form) => form <= LAST_UNIT && form !== code)
      .map((form) => String.fromCharCode(form));
    kinds.get(kind)?.push([String.fromCharCode(code), forms]);
  }
  return kinds;
}

/** `U+4E18<kMatthews` and `U+4E18` alike. */
function codeOf(field: string): number {
  return Number.parseInt(field.slice('U+'.length), 16);
}

/** The standard characters, and those that GB 2312 has in its common half. */
function readStandards(file: string): { standard: Set<string>; common: Set<string> } {
  const standard = new Set<string>();
  const common = new Set<string>();
  for (const [from, field, value] of fieldsOf(file, /\t/)) {
    if (field !== 'kGB0' && field !== 'kTGH') continue;
    const character = String.fromCodePoint(codeOf(from));
    standard.add(character);
    if (field === 'kGB0' && Number(value) < RARE_GB) common.add(character);
  }
  return { standard, common };
}
