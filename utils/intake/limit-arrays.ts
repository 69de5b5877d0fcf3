/** Message of the error that making a too large array throws. */
export const ARRAY_TOO_LARGE = 'the array would be larger than it may be';

/**
 * From now on a Uint8Array can't be made with more than `limit` bytes: a RangeError with ARRAY_TOO_LARGE is thrown. For
 * pdf.js, which unpacks each stream of a PDF whole into one, however large it gets.
 */
export function limitArrays(limit: number): void {
  globalThis.Uint8Array = new Proxy(Uint8Array, {
    construct(target, given, made) {
      if (given[0] > limit) throw new RangeError(ARRAY_TOO_LARGE);
      return Reflect.construct(target, given, made);
    },
  });
}
