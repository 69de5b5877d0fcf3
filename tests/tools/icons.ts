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

for (const { file, sizes } of drawings) {
  const drawing = readFileSync(join(folder, file), 'utf8');
  for (const size of sizes) {
    const image = new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render();
    writeFileSync(join(folder, `${size}.png`), image.asPng());
    console.log(`public/icons/${size}.png`);
  }
}
