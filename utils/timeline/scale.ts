/** Whole numbers from 0 up to `max`, at equal distances of 1, 2 or 5 times a power of ten; about as many as wanted. */
export function valueTicks(max: number, wanted: number): number[] {
  const least = Math.max(1, max / wanted);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= least) ?? 10 * power;
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, at) => at * step);
}

/** Distances of labelled years. */
const YEAR_STEPS = [1, 2, 5, 10, 20];

/**
 * The years to label so that labels don't touch, all of them multiples of one number.
 * @param pxOfYear Width of a year. @param label Width of a label with the space around it, px.
 */
export function yearTicks(first: number, last: number, pxOfYear: number, label: number): number[] {
  const step = YEAR_STEPS.find((each) => each * pxOfYear >= label) ?? 50;
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  return years.filter((year) => year % step === 0);
}

/** A linear map of one interval to another. */
export function linear(from: number, to: number, start: number, end: number): (value: number) => number {
  const factor = to === from ? 0 : (end - start) / (to - from);
  return (value) => start + (value - from) * factor;
}

/** Width of a text in the interface's fonts, px, never much too low: Han characters are square, others narrower. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const sign of text)
    width += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(sign) ? size : 0.58 * size;
  return width;
}

/** A text in lines of at most a width, cut at spaces, or before any Han character. */
export function wrapText(text: string, size: number, width: number): string[] {
  const pieces =
    text.match(
      /[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef][，。、；：）」』》]*|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/g,
    ) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}
