/** Reads bytes from the start. A read past the end throws the error that `fail` makes. */
export class ByteReader {
  #at = 0;
  readonly #bytes: Uint8Array;
  readonly #fail: (message: string) => Error;

  /** @param fail Makes the error to throw from a message that says what is wrong. */
  constructor(bytes: Uint8Array, fail: (message: string) => Error) {
    this.#bytes = bytes;
    this.#fail = fail;
  }

  /** How many bytes are still to be read. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    this.#need(1);
    return this.#bytes[this.#at++];
  }

  /**
   * A number as `ByteWriter.varint` wrote it, 0 to 2^31 - 1.
   * @throws where the number is larger, too.
   */
  varint(): number {
    const first = this.byte();
    if (first < 0x80) return first;
    let value = first & 0x7f;
    for (let shift = 7; ; shift += 7) {
      const next = this.byte();
      if (shift > 21 && next > 7) throw this.#fail('a number is too large');
      value |= (next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
  }

  /** The next `total` varints. */
  varints(total: number): Int32Array {
    this.#need(total);
    const bytes = this.#bytes;
    const numbers = new Int32Array(total);
    for (let i = 0; i < total; i++) {
      // Most take one byte; past the end, this is undefined.
      const byte = bytes[this.#at];
      if (byte < 0x80) {
        numbers[i] = byte;
        this.#at++;
      } else numbers[i] = this.varint();
    }
    return numbers;
  }

  /**
   * The number of items that follow, each of at least one byte.
   * @throws where fewer bytes than that are left, so that damaged data can't ask for endless memory.
   */
  count(): number {
    const value = this.varint();
    this.#need(value);
    return value;
  }

  /** The next bytes, shared and not copied. */
  take(length: number): Uint8Array {
    this.#need(length);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** Reads a file's signature and format number. @throws where either is another one. */
  header(signature: readonly number[], format: number): void {
    if (!signature.every((byte) => this.byte() === byte)) throw this.#fail('the signature is missing');
    const found = this.varint();
    if (found !== format) throw this.#fail(`format ${found} instead of ${format}`);
  }

  #need(length: number): void {
    if (length > this.left) throw this.#fail('the bytes are cut short');
  }
}

/** Decompresses gzip data. Rejects where it isn't gzip data, is cut short or doesn't match its checksum. */
export async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
