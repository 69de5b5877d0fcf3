/** Bytes that are allocated at once. */
const SLAB = 0x40000;

let slab = new ArrayBuffer(SLAB);
let used = 0;

/**
 * Takes zeroed bytes for an array, aligned for numbers of 4 bytes. Pages have thousands of short flows: giving each array
 * its own memory takes longer than filling it. An array keeps the memory of its neighbours alive, SLAB bytes, so this is
 * only for arrays that are soon dropped.
 */
function take(bytes: number): { readonly buffer: ArrayBuffer; readonly offset: number } {
  if (bytes > SLAB / 4) return { buffer: new ArrayBuffer(bytes), offset: 0 };
  if (used + bytes > SLAB) {
    slab = new ArrayBuffer(SLAB);
    used = 0;
  }
  const offset = used;
  used = (used + bytes + 3) & ~3;
  return { buffer: slab, offset };
}

/** A short-lived array of zeros. */
export function shortBytes(length: number): Uint8Array {
  const { buffer, offset } = take(length);
  return new Uint8Array(buffer, offset, length);
}

/** A short-lived copy of the first `length` entries of an array. */
export function shortCopy16(array: Uint16Array, length: number): Uint16Array {
  const { buffer, offset } = take(2 * length);
  const copy = new Uint16Array(buffer, offset, length);
  for (let i = 0; i < length; i++) copy[i] = array[i];
  return copy;
}

/** A short-lived copy of the first `length` entries of an array. */
export function shortCopy32(array: Uint32Array, length: number): Uint32Array {
  const { buffer, offset } = take(4 * length);
  const copy = new Uint32Array(buffer, offset, length);
  for (let i = 0; i < length; i++) copy[i] = array[i];
  return copy;
}

/** A short-lived array of zeros. */
export function shortNumbers(length: number): Int32Array {
  const { buffer, offset } = take(4 * length);
  return new Int32Array(buffer, offset, length);
}
