import { expect, test } from 'vitest';
import { IntakeError } from '../../../utils/intake/problem';
import { childAt, findAll, parseXml, textOf } from '../../../utils/intake/xml';
import { XML_DEPTH, XML_ELEMENTS } from '../../../utils/limits';
import { bytesOf } from './texts';

const problemOf = (xml: string | Uint8Array) => {
  try {
    parseXml(typeof xml === 'string' ? bytesOf(xml) : xml);
    return null;
  } catch (error) {
    return error instanceof IntakeError ? error.problem.kind : error;
  }
};

test('elements and attributes have no prefixes; entities and CDATA are text', () => {
  const root = parseXml(
    bytesOf(
      '<?xml version="1.0"?><!-- 注 --><w:a><w:b w:id="1" r:id="2">甲&lt;&#x4e59;<![CDATA[<丙>]]></w:b><b/></w:a>',
    ),
  );
  expect(root.name).toBe('a');
  expect(childAt(root, 'b')?.attributes.id).toBe('1');
  expect(findAll(root, 'b').map(textOf)).toEqual(['甲<乙<丙>', '']);
});

test('left out elements leave nothing', () => {
  expect(textOf(parseXml(bytesOf('<a>甲<x>乙<a>丙</a></x>丁<x/></a>'), new Set(['x'])))).toBe('甲丁');
});

test('UTF-16 and declared encodings', () => {
  const utf16 = new Uint8Array(Uint16Array.from('\ufeff<a>县</a>', (sign) => sign.charCodeAt(0)).buffer);
  expect(textOf(parseXml(utf16))).toBe('县');
  const gbk = [...bytesOf('<?xml version="1.0" encoding="GBK"?><a>'), 0xcf, 0xd8, ...bytesOf('</a>')];
  expect(textOf(parseXml(Uint8Array.from(gbk)))).toBe('县');
});

test.each([
  ['damaged', ''],
  ['damaged', '<w:'],
  ['damaged', '<a><b></b>'],
  ['damaged', 'no XML'],
  ['undecodable', '<?xml version="1.0" encoding="x-none"?><a/>'],
  ['tooNested', '<a>'.repeat(XML_DEPTH + 1) + '</a>'.repeat(XML_DEPTH + 1)],
  ['tooComplex', `<a>${'<b/>'.repeat(XML_ELEMENTS)}</a>`],
])('refused as %s', (problem, xml) => {
  expect(problemOf(xml)).toBe(problem);
});

test('entities of a file’s own don’t grow', () => {
  const grown = '<!DOCTYPE a [<!ENTITY x "县县"><!ENTITY y "&x;&x;">]><a>&y;</a>';
  expect(textOf(parseXml(bytesOf(grown)))).toBe('&y;');
});
