/** A half-open span of UTF-16 code units: `start` is in it, `end` is not; 0 <= start <= end. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
