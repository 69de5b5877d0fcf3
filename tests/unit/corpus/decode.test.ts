import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../utils/corpus/decode';
import { UnusableDocumentError } from '../../../utils/corpus/document';

const TEXT = '同志们：\r\n　　这次会议的主要任务是总结㐀𠮷工作。';
const GB18030 =
  'cdacd6bec3c7a3ba0d0aa1a1a1a1d5e2b4cebbe1d2e9b5c4d6f7d2aac8cecef1cac7d7dcbde18139ee399534b235b9a4d7f7a1a3';

const utf8 = (text: string) => new TextEncoder().encode(text);
const hex = (digits: string) => Uint8Array.from(Buffer.from(digits, 'hex'));
const utf16 = (text: string, littleEndian: boolean) => {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return bytes;
};
const problemOf = (bytes: Uint8Array) => {
  try {
    return decodeText(bytes, 'a.txt');
  } catch (error) {
    expect(error).toBeInstanceOf(UnusableDocumentError);
    expect((error as Error).message).toMatch(/^a\.txt /);
    return (error as UnusableDocumentError).problem;
  }
};

test.each<[encoding: string, bytes: Uint8Array]>([
  ['UTF-8', utf8(TEXT)],
  ['UTF-8 with a mark', utf8(`\ufeff${TEXT}`)],
  ['UTF-16, little endian, with a mark', utf16(`\ufeff${TEXT}`, true)],
  ['UTF-16, big endian, with a mark', utf16(`\ufeff${TEXT}`, false)],
  ['GB18030', hex(GB18030)],
])('reads %s', (_, bytes) => {
  expect(decodeText(bytes, 'a.txt')).toBe(TEXT);
});

test('reads any text back from UTF-8', () => {
  const text = fc.string({
    unit: fc.constantFrom('市', '𠮷', 'é', 'X', '×', '\n', '\t', '，', '\u00a0', '😀'),
  });
  fc.assert(
    fc.property(text, (any) => {
      expect(decodeText(utf8(any), 'a.txt')).toBe(any);
    }),
  );
});

describe('refuses by name', () => {
  test.each<[what: string, problem: string, bytes: Uint8Array]>([
    ['bytes of zero', 'binary', hex('000102')],
    ['a PNG', 'binary', hex('89504e470d0a1a0a0000000d49484452')],
    ['a ZIP (Word, Excel)', 'binary', utf8('PK\x03\x04\x14')],
    ['a PDF of plain characters', 'binary', utf8('%PDF-1.4\n1 0 obj')],
    ['an RTF', 'binary', utf8('{\\rtf1\\ansi Hallo}')],
    ['bytes that are neither text nor zero', 'binary', hex('01ff02fe')],
    ['UTF-16 without a mark', 'binary', utf16('ABC', true)],
    ['UTF-8 cut short', 'undecodable', utf8('这次会议').slice(0, -1)],
    ['GB18030 cut short', 'undecodable', hex(GB18030).slice(0, -1)],
    ['UTF-16 cut short', 'undecodable', utf16('\ufeff这次', true).slice(0, -1)],
    ['Big5', 'undecodable', hex('a5bbbfa4a448a5c1ac46a9b2a475a740b3f8a769a141a655a6eca54eaaeda147')],
    ['Shift JIS', 'undecodable', hex('82b182ea82cd93fa967b8cea82cc95b68fcd82c582b7')],
    ['Latin-1', 'undecodable', Uint8Array.from(Buffer.from('größer als Wörter', 'latin1'))],
  ])('%s: %s', (_, problem, bytes) => {
    expect(problemOf(bytes)).toBe(problem);
  });

  test('only with these two problems, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof problemOf(bytes)).toBe('string');
      }),
    );
  });
});
