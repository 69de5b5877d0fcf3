import { expect, test } from 'vitest';
import { fadedRule, HIGHLIGHT_NAMES, highlightRules } from '../../../utils/page/highlight-rules';

test.each([true, false])('each kind has a rule, on screens alone (dark: %s)', (dark) => {
  const rules = highlightRules(dark, null);
  for (const name of Object.values(HIGHLIGHT_NAMES)) expect(rules).toContain(`::highlight(${name})`);
  expect(rules.match(/@media (\w+)/g)).toEqual(['@media screen', '@media screen']);
});

test('text is faded on screens alone, and not with forced colours; the marks fade with it', () => {
  const rule = fadedRule('tifa-dim-0', 'rgb(0, 0, 0)');
  const rules = highlightRules(false, rule);
  const [before, after] = rules.split('@media screen and (forced-colors: none) {');
  expect(after).toContain(rule);
  expect(before).not.toContain('tifa-dim-0');
  const alpha = (sheet: string) => Number(/underline 1.5px rgb\([\d ]+\/ ([\d.]+)/.exec(sheet)?.[1]);
  expect(alpha(rules)).toBeLessThan(alpha(highlightRules(false, null)));
});
