/** Bytes that are read from the start; each read throws where they are at their end. */
export class ByteReader {
  private at = 0;

  /** @param fail Makes the error that is thrown of what is wrong. */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly fail: (message: string) => Error,
  ) {}

  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    if (this.at >= this.bytes.length) throw this.fail('the bytes are cut short');
    return this.bytes[this.at++];
  }

  /**
   * What ByteWriter.varint wrote, 0 to 2^31 - 1.
   * @throws the same error where the number is larger.
   */
  varint(): number {
    const first = this.byte();
    if (first < 0x80) return first;
    let value = first & 0x7f;
    for (let shift = 7; ; shift += 7) {
      const next = this.byte();
      if (shift > 21 && next > 7) throw this.fail('a number is too large');
      value |= (next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
  }

  /**
   * How many items of at least one byte each follow.
   * @throws the same error where there aren't as many bytes, so that nobody asks for memory in vain.
   */
  count(): number {
    const value = this.varint();
    if (value > this.left) throw this.fail('the bytes are cut short');
    return value;
  }

  /** The next bytes, shared and not copied. */
  take(length: number): Uint8Array {
    if (length > this.left) throw this.fail('the bytes are cut short');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/** What was compressed by gzip. Rejects where the bytes are no gzip file, are cut short or don't have their check sum. */
export async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
