/**
 * Writes utils/text/traditional.ts from the dictionaries of opencc-js:
 *   npx tsx tests/tools/traditional.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/t2cn';

const TARGET = fileURLToPath(new URL('../../utils/text/traditional.ts', import.meta.url));
const LINE = 100;

/**
 * Each traditional (or compatibility) character of the BMP and, right after it, its simplified one, in the
 * order of code points. Hong Kong's forms come first and Taiwan's fill the gaps. A character that is itself
 * the simplified form of another is left alone (么 of 麼), so that mapping twice changes nothing.
 */
export function traditionalPairs(): string {
  const simplified = new Map<string, string>();
  for (const convert of [Converter({ from: 'hk', to: 'cn' }), Converter({ from: 'tw', to: 'cn' })]) {
    for (let code = 0x3400; code < 0xfb00; code++) {
      const from = String.fromCharCode(code);
      if (simplified.has(from) || !/\p{Script=Han}/u.test(from)) continue;
      const to = convert(from);
      if (to !== from && /^[\u3400-\ufaff]$/.test(to)) simplified.set(from, to);
    }
  }
  const values = new Set(simplified.values());
  return [...simplified]
    .filter(([from]) => !values.has(from))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, to]) => from + to)
    .join('');
}

function render(pairs: string): string {
  const lines: string[] = [];
  for (let i = 0; i < pairs.length; i += LINE) lines.push(`  '${pairs.slice(i, i + LINE)}'`);
  return `// Made by tests/tools/traditional.ts from opencc-js (Apache-2.0), a port of OpenCC's dictionaries. Don't edit.

/** Traditional characters, each followed by its simplified form; both are single UTF-16 units. */
export const TRADITIONAL_PAIRS =
${lines.join(' +\n')};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pairs = traditionalPairs();
  writeFileSync(TARGET, render(pairs));
  console.log(`${pairs.length / 2} pairs in ${TARGET}`);
}
