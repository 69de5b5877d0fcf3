import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { INDEX_FORMAT } from '../../../utils/index/encode';
import { RECORD_FORMAT } from '../../../utils/record/format';
import { normalise } from '../../../utils/text/normalise';
import { WORDS_FORMAT } from '../../../utils/words/format';

/** What holds texts in their normal form: a user's stored corpus by its index, and two files of the package. */
const FORMATS = { index: INDEX_FORMAT, record: RECORD_FORMAT, words: WORDS_FORMAT };

/** Some that stands around signs whose neighbours say what they are. */
const AROUND = [
  '',
  '二',
  '〇',
  '百',
  '显',
  '彰显',
  '反',
  '反复',
  '颠',
  '随',
  '名',
  '作',
  '作用',
  '盖',
  '望',
  '标',
  '标志',
  '年',
  '0',
  'X',
];
const SIGNS = '○零0Oο着著覆复瞭藉鍊俱像座画帐份惟';

function normalForm(): string {
  const hash = createHash('sha256');
  for (let unit = 0; unit <= 0xffff; unit++) hash.update(normalise(`${String.fromCharCode(unit)}。`).text);
  for (const sign of SIGNS)
    for (const before of AROUND)
      for (const after of AROUND) hash.update(normalise(`${before}${sign}${after}。`).text);
  return hash.digest('hex').slice(0, 16);
}

/**
 * A corpus that was stored in another normal form finds nothing of what it should, and no one sees why. Where this
 * fails, the form has changed: raise INDEX_FORMAT, so that users' stored corpora are built again, RECORD_FORMAT and
 * WORDS_FORMAT, make record and word list again, and only then write the new form here.
 */
test('the normal form is the one that the formats were raised for', () => {
  expect({ ...FORMATS, form: normalForm() }).toEqual({
    index: 2,
    record: 2,
    words: 2,
    form: '021df938ca832d70',
  });
});
