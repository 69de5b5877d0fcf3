/** Largest size of a typed array in one piece, bytes: it is read in a few ms, between which requests are answered. */
const PIECE_BYTES = 4_000_000;

/** Documents of one piece have at most this length in all, UTF-16 units, unless a single one is longer. */
const PIECE_UNITS = 250_000;

const ARRAYS = { Uint8Array, Uint16Array, Int32Array, Uint32Array };

type ArrayKind = keyof typeof ARRAYS;
type NumberArray = InstanceType<(typeof ARRAYS)[ArrayKind]>;

/** What is in the place of a typed array that was cut. */
interface CutArray {
  readonly cutArray: ArrayKind;
  readonly length: number;
}

/**
 * Cuts a value into pieces that can be stored one by one: first the value itself without its large typed arrays, then
 * the slices of these. Arrays are found in plain objects at any depth, not in lists or maps.
 * @param bytes Larger arrays are cut into slices of this size.
 */
export function cutIntoPieces(value: object, bytes = PIECE_BYTES): unknown[] {
  const slices: NumberArray[] = [];
  const rest = mapPlain(value, (each) => {
    const kind = kindOf(each);
    if (kind === undefined) return each;
    const array = each as NumberArray;
    if (array.byteLength <= bytes) return array;
    const size = Math.ceil(bytes / array.BYTES_PER_ELEMENT);
    // Copies: structured clone would take along the whole buffer of a view.
    for (let start = 0; start < array.length; start += size) slices.push(array.slice(start, start + size));
    return { cutArray: kind, length: array.length } satisfies CutArray;
  });
  return [rest, ...slices];
}

/**
 * Puts the pieces of `cutIntoPieces` together.
 * @param readNext Reads the next piece; undefined where it is missing.
 * @returns The value; undefined where a piece is missing or doesn't fit.
 */
export async function joinPieces(readNext: () => Promise<unknown>): Promise<unknown> {
  const wanted: NumberArray[] = [];
  const value = mapPlain(await readNext(), (each) => {
    if (!isCut(each)) return each;
    const array = new ARRAYS[each.cutArray](each.length);
    wanted.push(array);
    return array;
  });
  for (const array of wanted) {
    for (let filled = 0; filled < array.length; ) {
      const slice = await readNext();
      if (kindOf(slice) !== kindOf(array)) return undefined;
      const { length } = slice as NumberArray;
      if (length === 0 || filled + length > array.length) return undefined;
      array.set(slice as NumberArray, filled);
      filled += length;
    }
  }
  return value;
}

/** Divides documents into groups, in their order, each small enough for one piece. */
export function groupDocuments<T extends { readonly text: string }>(
  documents: readonly T[],
  maxUnits = PIECE_UNITS,
): T[][] {
  const groups: T[][] = [[]];
  let units = 0;
  for (const document of documents) {
    const { length } = document.text;
    if (units > 0 && units + length > maxUnits) {
      groups.push([]);
      units = 0;
    }
    groups[groups.length - 1].push(document);
    units += length;
  }
  return groups;
}

/** A copy of a plain object, and of those in it, with everything else replaced by what `change` returns for it. */
function mapPlain(value: unknown, change: (each: unknown) => unknown): unknown {
  if (!isPlain(value) || isCut(value)) return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapPlain(each, change)]));
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isCut(value: unknown): value is CutArray {
  return isPlain(value) && typeof value.cutArray === 'string' && value.cutArray in ARRAYS;
}

function kindOf(value: unknown): ArrayKind | undefined {
  return (Object.keys(ARRAYS) as ArrayKind[]).find((kind) => value instanceof ARRAYS[kind]);
}
