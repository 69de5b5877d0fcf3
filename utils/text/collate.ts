/**
 * Compares titles as Chinese lists are in order: Han characters by pinyin, whatever the language of the interface, and
 * figures by their value. Source: CLDR's collation `pinyin`.
 */
export const compareTitles: (a: string, b: string) => number = new Intl.Collator('zh-Hans-u-co-pinyin', {
  numeric: true,
}).compare;
