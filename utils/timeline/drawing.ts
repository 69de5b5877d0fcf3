/** What a shape is painted with; each surface has its own colours for them. */
export type Ink = 'paper' | 'ink' | 'soft' | 'rule' | 'edge' | 'band' | 'first' | 'second' | 'third';

/** Inks of the wordings of a timeline, in their order. */
export const WORDING_INKS: readonly Ink[] = ['first', 'second', 'third'];

/** A shape of a drawing; px from its top left corner. */
export type Shape =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly ink: Ink;
      readonly isFaint?: boolean;
    }
  /** A line through points; `dash` has the lengths of strokes and gaps. */
  | {
      readonly kind: 'line';
      readonly points: readonly (readonly [number, number])[];
      readonly ink: Ink;
      readonly width: number;
      readonly dash?: readonly number[];
    }
  | {
      readonly kind: 'dot';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly ink: Ink;
    }
  /** `y` is the baseline. */
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly ink: Ink;
      readonly anchor?: 'start' | 'middle' | 'end';
      readonly isSerif?: boolean;
    };

/** A picture as a list of shapes, the last on top. The page, files and canvases draw the same one. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Opacity of what is faint. */
export const FAINT = 0.5;

/** Colours of files: those of the light theme, for print. */
export const PRINT: Readonly<Record<Ink, string>> = {
  paper: '#ffffff',
  ink: '#1f1b16',
  soft: '#665d51',
  rule: '#e4dcd2',
  edge: '#8f8373',
  band: '#f4f0ea',
  first: '#c0392b',
  second: '#3d5a8a',
  third: '#8a6a14',
};

/** Fonts of files: most systems have one of each. */
export const SANS = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif';
export const SERIF = '"Noto Serif CJK SC", "Songti SC", SimSun, "Noto Serif SC", serif';

/** A drawing as an SVG file of its own, without style sheets or anything outside it. */
export function svgText({ width, height, shapes }: Drawing, title: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${PRINT.paper}"/>`,
    ...shapes.map(shapeText),
    '</svg>\n',
  ].join('\n');
}

function shapeText(shape: Shape): string {
  const colour = PRINT[shape.ink];
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, isFaint } = shape;
      const opacity = isFaint ? ` fill-opacity="${FAINT}"` : '';
      return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${colour}"${opacity}/>`;
    }
    case 'line': {
      const dash = shape.dash ? ` stroke-dasharray="${shape.dash.join(' ')}"` : '';
      return `<path d="${pathData(shape.points)}" fill="none" stroke="${colour}" stroke-width="${shape.width}" stroke-linejoin="round"${dash}/>`;
    }
    case 'dot':
      return `<circle cx="${px(shape.x)}" cy="${px(shape.y)}" r="${px(shape.radius)}" fill="${colour}"/>`;
    case 'text': {
      const font = escaped(shape.isSerif ? SERIF : SANS);
      const anchor = shape.anchor === undefined ? '' : ` text-anchor="${shape.anchor}"`;
      return `<text x="${px(shape.x)}" y="${px(shape.y)}" font-family="${font}" font-size="${shape.size}" fill="${colour}"${anchor}>${escaped(shape.text)}</text>`;
    }
  }
}

/** The points of a line as the data of an SVG path. */
export function pathData(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join('');
}

function px(value: number): number {
  return Math.round(value * 100) / 100;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 doesn't allow, half a surrogate pair among it. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign]);
}
