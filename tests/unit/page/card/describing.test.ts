import '../dom-classes';
import { expect, test } from 'vitest';
import { makeUuid, uuidOf } from '../../../../utils/page/card/describing';

const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('UUIDs are of version 4, with and without the browser’s own function', () => {
  expect(makeUuid()).toMatch(version4);
  expect(uuidOf(crypto.getRandomValues(new Uint8Array(16)))).toMatch(version4);
  expect(uuidOf(new Uint8Array(16).fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  expect(uuidOf(Uint8Array.from({ length: 16 }, (_, i) => i))).toBe('00010203-0405-4607-8809-0a0b0c0d0e0f');
});
