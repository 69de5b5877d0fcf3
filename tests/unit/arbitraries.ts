import fc from 'fast-check';

/** Any UTF-16 text: lone surrogates, controls and unassigned code points included. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

const officialPieces = [
  ...'增强四个意识坚定自信做到两个维护的了和在是',
  ...['坚持', '稳中求进', '工作', '总基调', '高质量', '发展', '经济', '社会', '推动', '全面', '落实', '任务'],
  ...['“', '”', '《', '》', '，', '、', '。', '；', '！', '\n', ' ', '\u3000', '（', '）', '：', '——'],
  ...[
    '2020',
    '１２',
    '3.5%',
    'X',
    'XX',
    '×',
    'GDP',
    'ax',
    '後',
    '發展',
    '為',
    '𠮷',
    '😀',
    '\u200b',
    '\u00ad',
  ],
];

/** Text of the marks, words and signs that official pages are made of, in any order. */
export const officialText = fc
  .array(fc.constantFrom(...officialPieces), { maxLength: 60 })
  .map((pieces) => pieces.join(''));

/** Text of signs whose neighbours say what they are: zeros of all kinds, 著 and its like, and what stands around them. */
export const neighbourlyText = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(...'〇○◯⭕⭘0０oOＯοОо零', ...'着著覆复復複瞭藉鍊俱像座画畫帳份惟'),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ...'一二三四十百千年月后',
          ...'显名作字反颠盖蓋慰望随隨家想标志计面部额篷',
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...'xX×1%.，、。 　　“a', '　　', '\u200b', '\u{e0100}', '𠮷', '\ud800'),
      },
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''));

/** A few documents over so few signs that strings repeat within and across them; with barriers, commas and a pair. */
export const repetitiveDocuments = fc.array(
  fc
    .array(fc.constantFrom('国', '家', '国', '家', '，', '。', '𠮷'), { maxLength: 40 })
    .map((signs) => ({ text: signs.join('') })),
  { maxLength: 4 },
);
