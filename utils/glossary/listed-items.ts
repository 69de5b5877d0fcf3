import { numeralValue } from './numbers';

/** Units after or before a formulation in which its items are looked for: a long sentence. */
const REACH = 400;

/** Longest item, Han characters and signs: a longer one is a sentence. */
const ITEM_MAX_UNITS = 30;

/** A sign or word between a formulation and the list of its items. */
const INTRODUCED =
  /^[”」』"’]?(?:[^。；！？\n（(：:]{0,6})(?:[（(：:]|[，,]?(?:即|就是|分别是|包括)[：:]?|——)/;

const SEPARATED = ['、', '；', '，'];

/**
 * What a numbered formulation counts, where the text around one of its occurrences lists it: after it, in brackets or after a
 * colon, a dash or 即, or before it as “甲、乙、丙”三个…. Null where no list has as many items as wanted.
 * @param count Number of the items.
 */
export function listedItems(text: string, start: number, end: number, count: number): string[] | null {
  if (count < 2) return null;
  return (
    listedAfter(text.slice(end, end + REACH), count) ??
    listedBefore(text.slice(Math.max(0, start - REACH), start), count)
  );
}

function listedAfter(after: string, count: number): string[] | null {
  const introduced = INTRODUCED.exec(after);
  if (introduced === null) return enumerated(after, count);
  const rest = after.slice(introduced[0].length);
  const isBracketed = /[（(]$/.test(introduced[0]);
  const end = rest.search(isBracketed ? /[）)\n]/ : /[。！？\n]/);
  const list = end < 0 ? rest : rest.slice(0, end);
  return cut(list, count, isBracketed) ?? enumerated(rest, count);
}

/** Items that are numbered themselves: 一是…；二是…. */
function enumerated(text: string, count: number): string[] | null {
  const pieces = [
    ...text.matchAll(
      /([一二三四五六七八九十]+)(?:是|要|、|，)([^。；\n]+?)(?=[。；\n]|，?[一二三四五六七八九十]+(?:是|要))/g,
    ),
  ];
  const items = pieces.slice(0, count).map(([, , item]) => bare(item));
  const isInOrder = pieces.slice(0, count).every(([, numeral], at) => numeralValue(numeral) === at + 1);
  return items.length === count && isInOrder && items.every(isItem) ? items : null;
}

function listedBefore(before: string, count: number): string[] | null {
  const list = /([^。；！？，：:\n]+?)(?:等|这|的)?[“「『"]?$/.exec(before)?.[1];
  return list === undefined ? null : cut(list, count, true, ['、']);
}

/**
 * A list cut at the first sign that gives as many items as wanted.
 * @param isWhole Whether the list must have no more; else the rest of the sentence may follow its last item.
 */
function cut(list: string, count: number, isWhole: boolean, signs = SEPARATED): string[] | null {
  for (const sign of signs) {
    const pieces = list.split(sign);
    if (pieces.length < count || (isWhole && pieces.length > count)) continue;
    if (pieces.length > count && sign !== '、') continue;
    const items = pieces.slice(0, count).map((piece, at) => bare(at === count - 1 ? lastOf(piece) : piece));
    if (pieces.length === count && items.every(isItem)) return items;
  }
  const joined = list.split(/、|和|以及/);
  const items = joined.map((piece, at) => bare(at === joined.length - 1 ? lastOf(piece) : piece));
  return items.length === count && list.includes('、') && items.every(isItem) ? items : null;
}

/** The last item without what follows it in its sentence. */
function lastOf(piece: string): string {
  return piece.split(/[，。；：:]/)[0];
}

function bare(item: string): string {
  return item.replace(/^[\s“”"「」『』]+|[\s“”"「」『』]+$/g, '');
}

function isItem(item: string): boolean {
  return item.length > 1 && item.length <= ITEM_MAX_UNITS && /\p{Script=Han}/u.test(item);
}
