import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutIntoPieces, groupDocuments, joinPieces } from '../../../utils/store/pieces';

const array = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.uint16Array({ maxLength: 40 }),
  fc.int32Array({ maxLength: 40 }),
  fc.uint32Array({ maxLength: 40 }),
);

/** Values as a generation has them: arrays in objects, beside lists, maps, texts and nothing. */
const stored = fc.dictionary(
  fc.string(),
  fc.oneof(
    array,
    fc.constant(null),
    fc.array(fc.string()),
    fc.array(fc.tuple(fc.nat(), array)).map((entries) => new Map(entries)),
    fc.dictionary(fc.string(), fc.oneof(array, fc.double(), fc.dictionary(fc.string(), array))),
  ),
);

const bytes = fc.integer({ min: 4, max: 64 });

/** Reads pieces in order, as they come back from a database. */
function readerOf(pieces: readonly unknown[]): () => Promise<unknown> {
  let at = 0;
  return async () => structuredClone(pieces[at++]);
}

describe('pieces of a value', () => {
  test('give the same value when joined', () =>
    fc.assert(
      fc.asyncProperty(stored, bytes, async (value, size) => {
        // Structured clone knows no objects without a prototype.
        const plain = structuredClone(value);
        expect(await joinPieces(readerOf(cutIntoPieces(plain, size)))).toEqual(plain);
      }),
    ));

  test('are slices of at most the given size, which don’t share memory', () => {
    const text = new Uint16Array(1_000);
    const [, ...slices] = cutIntoPieces({ index: { text } }, 300) as Uint16Array[];
    expect(slices.map(({ byteLength }) => byteLength)).toEqual([300, 300, 300, 300, 300, 300, 200]);
    for (const { buffer, byteLength } of slices) expect(buffer.byteLength).toBe(byteLength);
  });

  test('give nothing where one is missing, of another kind or too long', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom('missing', 'other', 'long'), async (nth, fault) => {
        const pieces = cutIntoPieces({ a: new Int32Array(50), b: { c: new Uint8Array(90) } }, 40);
        const at = 1 + (nth % (pieces.length - 1));
        const faulty = { missing: undefined, other: new Float64Array(1), long: new Int32Array(51) };
        const changed = pieces.map((piece, number) => (number === at ? faulty[fault] : piece));
        expect(await joinPieces(readerOf(changed))).toBeUndefined();
      }),
    ));

  test('are none of a value that isn’t stored', async () => {
    expect(await joinPieces(async () => undefined)).toBeUndefined();
  });
});

describe('groups of documents', () => {
  const documents = fc.array(fc.string({ maxLength: 30 }).map((text) => ({ text })));

  test('hold all documents in their order', () =>
    fc.assert(
      fc.property(documents, (all) => {
        expect(groupDocuments(all, 40).flat()).toEqual(all);
      }),
    ));

  test('are within the limit, apart from one long document alone', () =>
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 60 }), (all, most) => {
        for (const group of groupDocuments(all, most)) {
          const lengths = group.map(({ text }) => text.length).filter((length) => length > 0);
          const units = lengths.reduce((sum, length) => sum + length, 0);
          expect(units <= most || lengths.length === 1).toBe(true);
        }
      }),
    ));
});
