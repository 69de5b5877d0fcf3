/** Builds the icons of the package from their drawings: `npm run icons`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const folder = join(import.meta.dirname, '../../public/icons');

/** The small drawing is fitted to a grid of 16 px, on which the large one's strokes would run together. */
const drawings = [
  { file: 'seal-small.svg', sizes: [16] },
  { file: 'seal.svg', sizes: [32, 48, 128] },
];

/** Where nothing can be marked the seal has no colour; where the user wants no marks it is also struck through. */
const variants = [
  { name: '', sizes: [16, 32, 48, 128], change: (drawing: string) => drawing },
  { name: 'idle-', sizes: [16, 32, 48], change: withoutColour },
  { name: 'off-', sizes: [16, 32, 48], change: (drawing: string) => struckThrough(withoutColour(drawing)) },
];

for (const { file, sizes } of drawings) {
  const drawing = readFileSync(join(folder, file), 'utf8');
  for (const { name, sizes: wanted, change } of variants) {
    for (const size of sizes.filter((each) => wanted.includes(each))) {
      const image = new Resvg(change(drawing), { fitTo: { mode: 'width', value: size } }).render();
      writeFileSync(join(folder, `${name}${size}.png`), image.asPng());
      console.log(`public/icons/${name}${size}.png`);
    }
  }
}

function withoutColour(drawing: string): string {
  return drawing.replaceAll('#c0392b', '#8f8373');
}

/** A bar from corner to corner, with a margin between it and the strokes. */
function struckThrough(drawing: string): string {
  const size = Number(/viewBox="0 0 (\d+)/.exec(drawing)?.[1]);
  const bar = (colour: string, width: number) =>
    `<path fill="none" stroke="${colour}" stroke-width="${width * size}" d="M0 ${size}L${size} 0"/>`;
  return drawing.replace('</svg>', `${bar('#fffaf0', 0.28)}${bar('#4a4339', 0.13)}</svg>`);
}
