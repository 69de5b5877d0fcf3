import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../utils/intake/decode-text';
import { IntakeError } from '../../../utils/intake/problem';
import { bytesOf, gb18030Speech, sentence } from './texts';

const utf16 = (text: string, littleEndian: boolean) => {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return bytes;
};
const hex = (digits: string) => Uint8Array.from(Buffer.from(digits, 'hex'));
const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const problemOf = (bytes: Uint8Array) => {
  try {
    decodeText(bytes);
    return null;
  } catch (error) {
    return error instanceof IntakeError ? error.problem.kind : error;
  }
};

/** 本縣人民政府第五次報告，各位代表： in Big5. */
const BIG5 = hex('a5bbbfa4a448a5c1ac46a9b2b2c4a4ada6b8b3f8a769a141a655a6eca54eaaeda147');
/** 大会的报告。 in HZ. */
const HZ = ascii('a~~b~{4s;a5D1(8f!#~}~\n\n~{4s;a5D1(8f!#~}');

const damaged = (bytes: Uint8Array, at: number) => bytes.with(at, 0xff);

describe('the encoding of a text', () => {
  test.each<[encoding: string, bytes: Uint8Array, text: string, isGuessed?: boolean]>([
    ['UTF-8', bytesOf(sentence), sentence],
    ['UTF-8', bytesOf(`\ufeff${sentence}`), sentence],
    ['GB18030', gb18030Speech.bytes, gb18030Speech.text, true],
    ['Big5', BIG5, '本縣人民政府第五次報告，各位代表：', true],
    ['UTF-16LE', utf16(sentence, true), sentence, true],
    ['UTF-16BE', utf16(sentence, false), sentence, true],
    ['UTF-16LE', utf16(`\ufeff${sentence}\n`, true), `${sentence}\n`],
    ['HZ', HZ, 'a~b大会的报告。\n大会的报告。', true],
  ])('%s', (encoding, bytes, text, isGuessed = false) => {
    expect(decodeText(bytes)).toEqual({ text, encoding, isGuessed, unreadable: 0 });
  });

  test.each<[encoding: string, bytes: Uint8Array]>([
    ['UTF-8', bytesOf(sentence.replace('我', '\ufffd'))],
    ['UTF-8', bytesOf(sentence).slice(0, -1)],
    ['GB18030', damaged(gb18030Speech.bytes, 22)],
    ['GB18030', gb18030Speech.bytes.slice(0, -1)],
    ['UTF-16LE', utf16(sentence, true).slice(0, -1)],
    // A character of a user’s own in GBK.
    ['GB18030', Uint8Array.from([...gb18030Speech.bytes, 0xaa, 0xa1])],
  ])('in spite of something broken: %s', (encoding, bytes) => {
    const decoded = decodeText(bytes);
    expect(decoded).toMatchObject({ encoding, unreadable: 1 });
    expect(decoded.text).toContain('一件一件办好');
  });

  test('that the user chose is taken for granted', () => {
    const wrong = decodeText(bytesOf(sentence), 'GB18030');
    expect(wrong).toMatchObject({ encoding: 'GB18030', isGuessed: true });
    expect(wrong.text).not.toContain(sentence);
    expect(decodeText(bytesOf(`\ufeff${sentence}`), 'UTF-8').text).toBe(sentence);
  });

  test.each([
    ['binary', hex('00010203')],
    ['binary', hex('89504e470d0a1a0a0000000d49484452')],
    ['undecodable', hex('82b182ea82cd93fa967b8cea82cc95b68fcd82c582b7')],
    ['undecodable', ascii('größer als Wörter')],
    ['undecodable', hex('ffff80')],
  ])('what is none: %s', (problem, bytes) => {
    expect(problemOf(bytes)).toBe(problem);
  });

  test('any bytes are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect([null, 'binary', 'undecodable']).toContain(problemOf(bytes));
      }),
    );
  });
});
