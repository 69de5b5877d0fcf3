/**
 * Writes utils/text/traditional.ts from the dictionaries of opencc-js:
 *   npx tsx tests/tools/traditional.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js';
import JPShinjitaiCharacters from 'opencc-js/dict/JPShinjitaiCharacters';
import STCharacters from 'opencc-js/dict/STCharacters';
import STPhrases from 'opencc-js/dict/STPhrases';
import { pairsModule } from './pairs-module';

const TARGET = fileURLToPath(new URL('../../utils/text/traditional.ts', import.meta.url));

const HAN = /^\p{Script=Han}$/u;
/** A Han character that is a single UTF-16 unit. */
const HAN_UNIT = /^[\u3400-\ud7ff\uf900-\ufaff]$/;

/**
 * Each traditional, Japanese or compatibility character of the BMP and, right after it, its simplified one, in the
 * order of code points. Hong Kong's forms come first, Taiwan's fill the gaps, then come those that OpenCC writes for
 * simplified characters in some words (甦 for 苏), and Japan's new and old ones (発, 槪); of these kinds only what leads
 * from outside GB 2312 into it. A character of GB 2312 that is itself the simplified form of another is left alone
 * (么 of 麼). Mapping twice changes nothing.
 */
export function traditionalPairs(): string {
  const simplified = new Map<string, string>();
  const isGb = gb2312();
  const add = (from: string, to: string) => {
    if (to !== from && HAN_UNIT.test(to) && !simplified.has(from)) simplified.set(from, to);
  };
  const [fromHk, fromTw, fromJp] = (['hk', 'tw', 'jp'] as const).map((from) => Converter({ from, to: 'cn' }));
  const characters = Array.from({ length: 0xfb00 - 0x3400 }, (_, i) =>
    String.fromCharCode(0x3400 + i),
  ).filter((character) => HAN.test(character));
  for (const convert of [fromHk, fromTw]) for (const from of characters) add(from, convert(from));
  const japanese = characters.map((from) => [from, fromJp(from)]);
  const old = JPShinjitaiCharacters.split('|').map((line) => line.split(' ').reverse());
  for (const [from, to] of [...writtenFor(), ...japanese, ...old]) if (!isGb(from) && isGb(to)) add(from, to);
  const values = new Set(simplified.values());
  const pairs = new Map([...simplified].filter(([from]) => !values.has(from) || !isGb(from)));
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, to]) => from + (pairs.get(to) ?? to))
    .join('');
}

/** What OpenCC writes for a simplified character, and that character: by itself, and in words of as many characters. */
function* writtenFor(): Generator<[string, string]> {
  for (const line of [...STCharacters.split('|'), ...STPhrases.split('|')]) {
    const [from, ...others] = line.split(' ');
    for (const to of others) {
      if (to.length !== from.length) continue;
      for (let i = 0; i < from.length; i++) {
        if (HAN_UNIT.test(from[i]) && HAN_UNIT.test(to[i])) yield [to[i], from[i]];
      }
    }
  }
}

/** Tells whether a character is one of the 6,763 of GB 2312. */
function gb2312(): (character: string) => boolean {
  const decoder = new TextDecoder('gb18030');
  const all = new Set<string>();
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) all.add(decoder.decode(Uint8Array.of(row, cell)));
  }
  return (character) => all.has(character);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pairs = traditionalPairs();
  const source = pairsModule({
    head: "Made by tests/tools/traditional.ts from opencc-js (Apache-2.0), a port of OpenCC's dictionaries. Don't edit.",
    about:
      'Traditional and Japanese characters, each followed by its simplified form; both are single UTF-16 units.',
    name: 'TRADITIONAL_PAIRS',
    pairs,
  });
  writeFileSync(TARGET, source);
  console.log(`${pairs.length / 2} pairs in ${TARGET}`);
}
