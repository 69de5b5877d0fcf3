import { describe, expect, test } from 'vitest';
import {
  completeSettings,
  DEFAULT_SETTINGS,
  type Settings,
  siteState,
} from '../../../utils/settings/settings';
import { DEFAULT_SITES, formatSites, parseSites } from '../../../utils/settings/sites';

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
    ['where pages are marked', { activeOn: 'asked' }, { ...DEFAULT_SETTINGS, activeOn: 'asked' }],
    ['a place to mark that there is not', { activeOn: 'nowhere' }, DEFAULT_SETTINGS],
    ['no site that is marked', { sitesOn: [] }, { ...DEFAULT_SETTINGS, sitesOn: [] }],
    ['hidden phrases', { hiddenPhrases: ['采茶'] }, { ...DEFAULT_SETTINGS, hiddenPhrases: ['采茶'] }],
    ['hidden phrases that are objects', { hiddenPhrases: [{}] }, DEFAULT_SETTINGS],
    ['a setting of another version', { badge: true, colour: 'red' }, DEFAULT_SETTINGS],
  ])('%s', (_, value, expected) => {
    expect(completeSettings(value)).toEqual(expected);
  });
});

describe('a site', () => {
  const listed: Partial<Settings> = { activeOn: 'listed', sitesOn: ['tea.example', ''] };
  const off: Partial<Settings> = { sitesOff: ['tea.example'] };

  test.each<[string, Partial<Settings>, string, string]>([
    ['is on by default', {}, 'tea.example', 'on'],
    ['is off by its name', off, 'tea.example', 'off'],
    ['is off by the domain that it is in', off, 'news.tea.example', 'off'],
    ['is on beside one that is off', off, 'greentea.example', 'on'],
    ['is on above one that is off', { sitesOff: ['news.tea.example'] }, 'tea.example', 'on'],
    ['of local files is off by the empty name', { sitesOff: [''] }, '', 'off'],
    ['is not off by the empty name', { sitesOff: [''] }, 'tea.example', 'on'],
    ['is on where it is listed', listed, 'tea.example', 'on'],
    ['is on where its domain is listed', listed, 'www.tea.example', 'on'],
    ['of local files is on where these are listed', listed, '', 'on'],
    ['is unlisted where others are listed', listed, 'leaf.example', 'unlisted'],
    ['is off though it is listed', { ...listed, ...off }, 'www.tea.example', 'off'],
    ['waits where every page has to be asked for', { activeOn: 'asked' }, 'tea.example', 'unasked'],
    ['is off though it could be asked for', { activeOn: 'asked', ...off }, 'tea.example', 'off'],
    [
      'of a government is on the default list',
      { activeOn: 'listed', sitesOn: DEFAULT_SITES },
      'www.moe.gov.cn',
      'on',
    ],
    ['of anyone else is not', { activeOn: 'listed', sitesOn: DEFAULT_SITES }, 'www.leaf.example', 'unlisted'],
  ])('%s', (_, settings, host, state) => {
    expect(siteState(completeSettings(settings), host)).toBe(state);
  });
});

test('the default list is in the form of the list', () => {
  expect(parseSites(formatSites(DEFAULT_SITES))).toEqual({
    sites: DEFAULT_SITES,
    wrong: [],
  });
});
