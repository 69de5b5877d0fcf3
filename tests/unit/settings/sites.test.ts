import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatSites, parseSites } from '../../../utils/settings/sites';

describe('a line of the list', () => {
  test.each([
    ['a host name', 'tea.example', 'tea.example'],
    ['a host name in capitals, with spaces round it', '  Tea.EXAMPLE\t', 'tea.example'],
    ['one in full width', 'ｔｅａ。example', 'tea.example'],
    ['one with all its subdomains', '*.tea.example', 'tea.example'],
    ['an address', 'https://news.tea.example/2024/1.html?a=b#c', 'news.tea.example'],
    ['an address without its scheme', 'tea.example/leaves', 'tea.example'],
    ['a pattern of addresses', '*://*.tea.example/*', 'tea.example'],
    ['a host with a port', 'localhost:8080', 'localhost'],
    ['a domain of the highest level', 'cn', 'cn'],
    ['a name with a dot at its end', 'tea.example.', 'tea.example'],
    ['a name in Chinese', '茶.example', 'xn--cl1a.example'],
    ['an IPv4 address', '127.0.0.1', '127.0.0.1'],
    ['an IPv6 address', '[::1]', '[::1]'],
    ['a name with an underscore', 'my_tea.example', 'my_tea.example'],
    ['local files', 'file://', ''],
    ['a local file', 'FILE:///tea.html', ''],
  ])('%s', (_, line, host) => {
    expect(parseSites(line)).toEqual({ sites: [host], wrong: [] });
  });

  test.each([
    'tea example',
    'tea.*.example',
    'tea.example, leaf.example',
    'tea.example;leaf.example',
    'chrome://settings',
    'ftp://tea.example',
    'javascript:alert(1)',
    '-tea.example',
    'tea-.example',
    'tea..example',
    '.example',
    '*',
    '*.',
    '81',
    '300.1.1.1',
    'https://',
    '# tea',
    'tea<b>.example',
    `${'t'.repeat(64)}.example`,
    `${'tea.'.repeat(80)}example`,
  ])('that names no site: %s', (line) => {
    expect(parseSites(`\n${line}`)).toEqual({ sites: [], wrong: [{ line: 2, text: line }] });
  });
});

describe('a list', () => {
  test('keeps its order and skips repeated and empty lines', () => {
    const text = 'tea.example\r\n\r\n  \nleaf.example\rtea.example\nhttp://TEA.example/';
    expect(parseSites(text).sites).toEqual(['tea.example', 'leaf.example']);
  });

  test('with a wrong line still has the others', () => {
    const { sites, wrong } = parseSites('tea.example\nte a\nleaf.example\n?');
    expect(sites).toEqual(['tea.example', 'leaf.example']);
    expect(wrong.map(({ line }) => line)).toEqual([2, 4]);
  });

  test('is parsed as it was formatted, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.domain(), fc.ipV4(), fc.string(), fc.constant('file:'))), (lines) => {
        const { sites } = parseSites(lines.join('\n'));
        expect(parseSites(formatSites(sites))).toEqual({ sites, wrong: [] });
      }),
    );
  });
});
