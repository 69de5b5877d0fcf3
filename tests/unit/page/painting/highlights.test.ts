import '../dom-classes';
import { expect, test } from 'vitest';
import { MARK_CLASSES } from '../../../../utils/marks/look';
import { fadedRule, highlightName, highlightRules } from '../../../../utils/page/painting/highlights';

const plain = { dim: false, markStyles: {}, printMarks: false };
const media = (rules: string) => rules.match(/@media (\w+)/g);

/** The declarations of each highlight, by its name; one with two rules is listed twice. */
const rulesOf = (rules: string) =>
  Array.from(rules.matchAll(/::highlight\(([^)]+)\) \{ (.*) \}/g), ([, name, declarations]) => [
    name,
    declarations.trim(),
  ]);

test('each kind and strength has the rule of its own look', () => {
  const line = (shape: string, width: number, opacity: number) =>
    `text-decoration: underline ${shape} ${width}px rgb(192 57 43 / ${opacity});`;
  const ground = (opacity: number) => `background-color: rgb(192 57 43 / ${opacity});`;
  expect(rulesOf(highlightRules(false, '', plain))).toEqual([
    [
      'tifa-snippet',
      'text-decoration: overline 1px rgb(50 130 86 / 0.9); background-color: rgb(50 130 86 / 0.22);',
    ],
    ['tifa-phrase-common', line('solid', 1, 0.32)],
    ['tifa-phrase-typical', line('solid', 1.5, 0.6)],
    ['tifa-phrase-rare', line('solid', 2.5, 1)],
    ['tifa-template-common', line('dotted', 1.5, 0.32)],
    ['tifa-template-typical', line('dotted', 2, 0.6)],
    ['tifa-template-rare', line('dotted', 3, 1)],
    ['tifa-deviation-common', line('wavy', 1, 0.32)],
    ['tifa-deviation-typical', line('wavy', 1.5, 0.6)],
    ['tifa-deviation-rare', line('wavy', 2.5, 1)],
    ['tifa-reuse-common', ground(0.06)],
    ['tifa-reuse-typical', ground(0.12)],
    ['tifa-reuse-rare', ground(0.22)],
  ]);
});

test.each([true, false])('each class of marks has one rule, on screens only (dark: %s)', (dark) => {
  const rules = highlightRules(dark, '', plain);
  expect(rulesOf(rules).map(([name]) => name)).toEqual(MARK_CLASSES.map(highlightName));
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
