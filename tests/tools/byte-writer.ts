/** Bytes that grow at the end. */
export class ByteWriter {
  private bytes = new Uint8Array(1024);
  private length = 0;

  /** @param value 0 to 255. */
  byte(value: number): void {
    if (this.length === this.bytes.length) {
      const longer = new Uint8Array(2 * this.bytes.length);
      longer.set(this.bytes);
      this.bytes = longer;
    }
    this.bytes[this.length++] = value;
  }

  /** Seven bits a byte, the low ones first. @param value A whole number of 0 to 2^31 - 1. */
  varint(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) this.byte((rest & 0x7f) | 0x80);
    this.byte(rest);
  }

  /** A copy of what was written. */
  done(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}
