import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textFragmentUrl } from '../../../utils/quote/text-fragment';
import { anyText } from '../arbitraries';

const quote = (exact: string, prefix = '', suffix = '') => ({ exact, prefix, suffix });
const decodedAt = (url: string) => decodeURIComponent(url.slice(url.indexOf(':~:text=') + 8));

describe('textFragmentUrl', () => {
  test.each([
    ['https://a.example/x', quote('稳中求进'), '稳中求进'],
    ['https://a.example/x', quote('稳中求进', '要坚持', '工作'), '要坚持-,稳中求进,-工作'],
    ['https://a.example/x', quote('稳中求进', '前一段。\n要坚持', '。\n后一段'), '要坚持-,稳中求进,-。'],
    ['https://a.example/x', quote('第一段的话。\n第二段\n第三段的话。'), '第一段的话。,第三段的话。'],
  ])('%s: %j', (url, selector, expected) => {
    expect(decodedAt(textFragmentUrl(url, selector))).toBe(expected);
  });

  test('signs with a meaning in it are written as figures', () => {
    expect(textFragmentUrl('https://a.example/', quote('A-B, C&D'))).toBe(
      'https://a.example/#:~:text=A%2DB%2C%20C%26D',
    );
  });

  test('long wordings are named by their ends', () => {
    const url = textFragmentUrl('https://a.example/', quote(`开头${'的话'.repeat(80)}结尾`));
    expect(decodedAt(url)).toMatch(/^开头.{22},.{22}结尾$/);
  });

  test('a hash stays, a text directive is replaced', () => {
    const at = (url: string) => textFragmentUrl(url, quote('文')).replace(/text=.*/, 'text=…');
    expect(at('https://a.example/x?y=1#part')).toBe('https://a.example/x?y=1#part:~:text=…');
    expect(at('https://a.example/x#:~:text=old')).toBe('https://a.example/x#:~:text=…');
    expect(at('https://a.example/x#part:~:text=old')).toBe('https://a.example/x#part:~:text=…');
  });

  test.each(['', 'file:///a.html', 'about:blank', 'javascript:alert(1)'])('%j comes back as it is', (url) => {
    expect(textFragmentUrl(url, quote('文'))).toBe(url);
  });

  test('any text makes a valid address whose directive holds nothing but its parts', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (exact, prefix, suffix) => {
        const url = textFragmentUrl('https://a.example/x#part', quote(exact, prefix, suffix));
        expect(URL.canParse(url)).toBe(true);
        if (exact.trim() === '') {
          expect(url).toBe('https://a.example/x#part');
          return;
        }
        const [, directive] = url.split(':~:text=');
        expect(directive.split(',').length).toBeLessThanOrEqual(4);
        expect(directive).toMatch(/^(?:[^-&,]+-,)?[^-&,]+(?:,[^-&,]+)?(?:,-[^-&,]+)?$/);
      }),
    );
  });
});
