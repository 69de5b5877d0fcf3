import '../dom-classes';
import { expect, test } from 'vitest';
import { MARK_CLASSES } from '../../../../utils/marks/look';
import { fadedRule, highlightName, highlightRules } from '../../../../utils/page/painting/highlights';

const plain = { dim: false, markStyles: {}, printMarks: false };
const media = (rules: string) => rules.match(/@media (\w+)/g);

test.each([true, false])('each kind and strength has a rule, on screens only (dark: %s)', (dark) => {
  const rules = highlightRules(dark, '', plain);
  for (const name of MARK_CLASSES) expect(rules).toContain(`::highlight(${highlightName(name)}) {`);
  expect(media(rules)).toEqual(['@media screen', '@media screen']);
});

test('text is faded on screens only, and the marks fade with it', () => {
  const rule = fadedRule('tifa-dim-0', 'rgb(0, 0, 0) 60%');
  const rules = highlightRules(false, rule, { ...plain, dim: true, printMarks: true });
  expect(rules.split('@media screen {')[1]).toContain(rule);
  expect(rules.split('@media screen {')[0]).not.toContain('tifa-dim-0');
  const alpha = (sheet: string) => Number(/underline solid 1.5px rgb\([\d ]+\/ ([\d.]+)/.exec(sheet)?.[1]);
  expect(alpha(rules)).toBeLessThan(alpha(highlightRules(false, '', plain)));
});

test('marks are printed where the user wants them to be', () => {
  expect(media(highlightRules(false, '', { ...plain, printMarks: true }))).toEqual([
    '@media all',
    '@media screen',
  ]);
});

test('what is switched off has no rule; what is shaded has a background and a thin line', () => {
  const markStyles = { 'phrase-common': 'off', 'phrase-rare': 'ground' } as const;
  const rules = highlightRules(false, '', { ...plain, markStyles });
  expect(rules).not.toContain('tifa-phrase-common');
  expect(rules).toContain('tifa-phrase-typical');
  expect(rules).toMatch(
    /tifa-phrase-rare\) \{ text-decoration: underline solid 1px [^}]+; background-color: /,
  );
});
