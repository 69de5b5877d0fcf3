import { numeralValue } from './numbers';

/** Units after or before a formulation in which its items are looked for: a long sentence. */
const REACH = 400;

/** Longest item, UTF-16 units: a longer one is a sentence. */
const ITEM_MAX_UNITS = 30;

/** Fewest items of a list without brackets or colon: of two it can't be seen where the first one begins. */
const OPEN_MIN_ITEMS = 3;

/** What stands between a formulation and the list of its items. */
const INTRODUCED = /^[”」』"’]?[^。；！？\n（(：:]{0,6}(?:[（(：:]|[，,]?(?:即|就是|分别是|包括)[：:]?|——)/;

/** Items that are numbered themselves: 一是…；二是…. */
const ENUMERATED =
  /([一二三四五六七八九十]+)(?:是|要)([^。；\n]+?)(?=[。；\n]|，[一二三四五六七八九十]+(?:是|要))/g;

/**
 * What a numbered formulation counts, where the text around one of its occurrences lists it: after it in brackets, after
 * a colon, a dash or 即, or numbered (一是…；二是…), or before it as 甲、乙、丙三个…. Null where no list has as many items as
 * wanted, or where it can't be seen where they begin and end.
 * @param count Number of the items.
 */
export function listedItems(text: string, start: number, end: number, count: number): string[] | null {
  if (count < 2) return null;
  const after = text.slice(end, end + REACH);
  return listedAfter(after, count) ?? listedBefore(text.slice(Math.max(0, start - REACH), start), count);
}

function listedAfter(after: string, count: number): string[] | null {
  const introduced = INTRODUCED.exec(after)?.[0];
  if (introduced === undefined) return enumerated(after, count);
  const rest = after.slice(introduced.length);
  const isBracketed = /[（(]$/.test(introduced);
  const [list] = rest.split(isBracketed ? /[）)\n]/ : /[。！？\n]/);
  return cut(list, count, isBracketed ? 'closed' : 'openAtEnd') ?? enumerated(rest, count);
}

function enumerated(text: string, count: number): string[] | null {
  const pieces = [...text.matchAll(ENUMERATED)].slice(0, count);
  const isInOrder = pieces.every(([, numeral], at) => numeralValue(numeral) === at + 1);
  return isInOrder
    ? complete(
        pieces.map(([, , item]) => bare(item)),
        count,
      )
    : null;
}

function listedBefore(before: string, count: number): string[] | null {
  if (count < OPEN_MIN_ITEMS) return null;
  const list = /([^。；！？，：:\n]+?)(?:等|这|的)?[“「『"]?$/.exec(before)?.[1];
  return list === undefined ? null : cut(list, count, 'openAtStart');
}

/** Cuts a list at the first sign that gives as many items as wanted. */
function cut(list: string, count: number, ends: 'closed' | 'openAtEnd' | 'openAtStart'): string[] | null {
  for (const sign of [/、|；/, /、|；|和|以及/, /，/]) {
    const pieces = list.split(sign);
    if (pieces.length !== count) continue;
    if (ends === 'closed') return complete(pieces.map(bare), count);
    const isLast = ends === 'openAtEnd';
    const open = isLast ? pieces.length - 1 : 0;
    const edge = isLast ? endOf(pieces[open]) : startOf(pieces[open]);
    const others = pieces.filter((_, at) => at !== open).map(bare);
    const item = edge ?? evened(pieces[open], others, isLast);
    if (item === null) return null;
    const items = pieces.map((piece, at) => (at === open ? item : bare(piece)));
    return complete(items, count);
  }
  return null;
}

/** The first item where a quotation mark begins it; null without one. */
function startOf(piece: string): string | null {
  return /[“「『"]([^“「『"]+)$/.exec(piece)?.[1] ?? null;
}

/** Words with which a sentence goes on after its list. */
const AFTER_LIST = /(?:为(?:抓手|重点|核心|主|引领|目标|支撑)|等(?:方面|工作|内容)).*$/;

/** The last item where a sign ends it; null where the sentence may go on with it. */
function endOf(piece: string): string | null {
  return /^([^”」』"，；：:]+)[”」』"，；：:]/.exec(piece)?.[1].replace(AFTER_LIST, '') ?? null;
}

/** An item without what precedes or follows it in its sentence, where all others are of one length; null where not. */
function evened(piece: string, others: readonly string[], isLast: boolean): string | null {
  const [length, ...rest] = new Set(others.map((other) => other.length));
  if (rest.length > 0) return isLast ? piece : null;
  if (piece.length < length) return null;
  return isLast ? piece.slice(0, length) : piece.slice(-length);
}

function bare(item: string): string {
  return item.replace(/^[\s“”"「」『』]+|[\s“”"「」『』]+$/g, '');
}

function complete(items: readonly string[], count: number): string[] | null {
  const isItem = (item: string) =>
    item.length > 1 && item.length <= ITEM_MAX_UNITS && /\p{Script=Han}/u.test(item);
  return items.length === count && items.every(isItem) ? [...items] : null;
}
