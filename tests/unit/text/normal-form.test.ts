import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { INDEX_FORMAT } from '../../../utils/index/corpus-index';
import { RECORD_FORMAT } from '../../../utils/record/table-file';
import { normalise } from '../../../utils/text/normalise';
import { WORDS_FORMAT } from '../../../utils/words/word-list-file';
import { readGeneralWords } from '../../tools/word-lists';

/** What holds texts in their normal form: a user's stored corpus by its index, and two files of the package. */
const FORMATS = { index: INDEX_FORMAT, record: RECORD_FORMAT, words: WORDS_FORMAT };

/** Signs that depend on their neighbours, each with what it may be. */
const SIGNS = [
  '〇○',
  '〇零',
  '〇0',
  '〇o',
  '着著',
  '着着',
  '复覆',
  '覆复',
  '了瞭',
  '借藉',
  '链鍊',
  '炼鍊',
  '具俱',
  '象像',
  '坐座',
  '划画',
  '账帐',
  '分份',
  '唯惟',
];

/** A digest of what comes of each unit, and of the words of a large dictionary with each such sign in its place. */
function normalForm(): string {
  const hash = createHash('sha256');
  for (let unit = 0; unit <= 0xffff; unit++) hash.update(normalise(`${String.fromCharCode(unit)}。`).text);
  const words = [...readGeneralWords().keys(), '〇三五年', '二〇', '二〇X年', '一百〇五', '九〇后'];
  for (const [character, sign] of SIGNS) {
    const either = words.filter((word) => word.includes(character) || word.includes(sign));
    for (const word of either) hash.update(normalise(word.replaceAll(character, sign)).text);
  }
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
    record: 3,
    words: 2,
    form: 'f2fb97ce02720e54',
  });
});
