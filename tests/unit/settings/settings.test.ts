import { describe, expect, test } from 'vitest';
import { completeSettings, DEFAULT_SETTINGS, isSiteOn } from '../../../utils/settings/settings';

describe('completeSettings', () => {
  test.each([
    ['nothing', undefined, DEFAULT_SETTINGS],
    ['null', null, DEFAULT_SETTINGS],
    ['a string', 'x', DEFAULT_SETTINGS],
    ['an empty object', {}, DEFAULT_SETTINGS],
    ['one setting', { badge: false }, { ...DEFAULT_SETTINGS, badge: false }],
    ['sites that are null', { sitesOff: null, badge: false }, { ...DEFAULT_SETTINGS, badge: false }],
    ['sites that are a string', { sitesOff: 'example.com' }, DEFAULT_SETTINGS],
    ['sites that are numbers', { sitesOff: [5] }, DEFAULT_SETTINGS],
    [
      'a switch that is a word',
      { cardOnHover: 'no', markReuse: false },
      { ...DEFAULT_SETTINGS, markReuse: false },
    ],
    ['a sensitivity', { sensitivity: 'few' }, { ...DEFAULT_SETTINGS, sensitivity: 'few' }],
    [
      'a sensitivity there is not',
      { sensitivity: 'all', badge: false },
      { ...DEFAULT_SETTINGS, badge: false },
    ],
    ['dimming', { dim: true }, { ...DEFAULT_SETTINGS, dim: true }],
    ['dimming that is a number', { dim: 1 }, DEFAULT_SETTINGS],
    [
      'styles of marks',
      { markStyles: { 'phrase-common': 'off' }, printMarks: true },
      { ...DEFAULT_SETTINGS, markStyles: { 'phrase-common': 'off' }, printMarks: true },
    ],
    ['styles that are null', { markStyles: null }, DEFAULT_SETTINGS],
    ['styles that are a string', { markStyles: 'line' }, DEFAULT_SETTINGS],
    ['a style there is not', { markStyles: { snippet: 'blink' } }, DEFAULT_SETTINGS],
    ['a way to list', { panelList: 'phrases' }, { ...DEFAULT_SETTINGS, panelList: 'phrases' }],
    ['a way to list there is not', { panelList: 'none' }, DEFAULT_SETTINGS],
    ['a setting of another version', { badge: true, colour: 'red' }, DEFAULT_SETTINGS],
  ])('%s', (_, value, expected) => {
    expect(completeSettings(value)).toEqual(expected);
  });
});

test('a site is on unless it is listed by its whole name', () => {
  const settings = completeSettings({ sitesOff: ['news.example.com', ''] });
  expect(isSiteOn(settings, 'news.example.com')).toBe(false);
  expect(isSiteOn(settings, 'example.com')).toBe(true);
  expect(isSiteOn(settings, '')).toBe(false);
});
