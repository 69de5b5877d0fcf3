import { describe, expect, test } from 'vitest';
import { variantPairs } from '../../tools/variant-pairs';

const line = (from: string, field: string, ...to: string[]) => [codeOf(from), field, to.join(' ')].join('\t');
const codeOf = (sign: string) => `U+${sign.codePointAt(0)?.toString(16).toUpperCase()}`;

/** Standard characters with their places in GB 2312, the rare half from 5601 on; null for those of the list of 2013 alone. */
const STANDARDS: Record<string, number | null> = {
  峰: 2369,
  冰: 1789,
  冫: 5695,
  匈: 4847,
  胸: 4856,
  窗: 2016,
  哲: 5360,
  喆: null,
  民: 3543,
  长: 1904,
};

function pairs(variants: readonly string[], traditional = ''): string[] {
  const mappings = Object.entries(STANDARDS).map(([sign, place]) =>
    place === null ? line(sign, 'kTGH', '2013:1') : line(sign, 'kGB0', String(place)),
  );
  const found = variantPairs(
    {
      equivalents:
        '# A comment\n\n2EA0       ; 6C11  # CJK RADICAL CIVILIAN\n2ED1..2ED2 ; 9577  # [2] LONG\n2E87 ; 20628 # TABLE\n',
      variants: ['# A comment', ...variants].join('\n'),
      mappings: mappings.join('\n'),
    },
    `長长${traditional}`,
  );
  return found.match(/../gs)?.filter((pair) => pair[0] > '\u3000') ?? [];
}

describe('variants', () => {
  test.each<[what: string, variants: string[], expected: string[]]>([
    [
      'a form of one standard character',
      [line('峯', 'kSemanticVariant', `${codeOf('峰')}<kMatthews`)],
      ['峯峰'],
    ],
    ['a form by way of a traditional character', [line('镸', 'kSemanticVariant', codeOf('長'))], ['镸长']],
    [
      'of two characters the common one',
      [line('氷', 'kSemanticVariant', codeOf('冰'), codeOf('冫'))],
      ['氷冰'],
    ],
    ['none of two common ones', [line('胷', 'kSemanticVariant', codeOf('匈'), codeOf('胸'))], []],
    ['no standard character', [line('喆', 'kSemanticVariant', codeOf('哲'))], []],
    ['nothing that leads to no standard character', [line('囧', 'kSemanticVariant', codeOf('冏'))], []],
    [
      'nothing beyond the BMP',
      [line('𠮷', 'kZVariant', codeOf('峰')), line('窻', 'kZVariant', codeOf('𥦗'))],
      [],
    ],
    ['no other kind of variant', [line('峯', 'kSpoofingVariant', codeOf('峰'))], []],
    [
      'the surer of two kinds',
      [line('牕', 'kSemanticVariant', codeOf('峰')), line('牕', 'kZVariant', codeOf('窗'))],
      ['牕窗'],
    ],
  ])('%s', (_, variants, expected) => {
    expect(pairs(variants)).toEqual(expected);
  });

  test('what the traditional table has is left out', () => {
    expect(pairs([line('峯', 'kZVariant', codeOf('峰'))], '峯峰')).toEqual([]);
  });

  test('radicals are simplified, and in the order of code points', () => {
    const found = variantPairs(
      {
        equivalents: '2ED1..2ED2 ; 9577 # LONG\n2EA0 ; 6C11 # CIVILIAN\n2E87 ; 20628 # TABLE',
        variants: '',
        mappings: '',
      },
      '長长',
    );
    expect(found).toBe('⺠民⻑长⻒长');
  });
});
