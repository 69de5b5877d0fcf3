import { beforeEach, describe, expect, test } from 'vitest';
import { HIDDEN_PHRASES } from '../../../utils/limits';
import { DEFAULT_SETTINGS, siteState } from '../../../utils/settings/settings';
import {
  changeSettings,
  hidePhrase,
  readSettings,
  resetSettings,
  switchSite,
  unhidePhrase,
} from '../../../utils/settings/stored-settings';
import { clearStorage, local } from '../store/fake-storage';

beforeEach(clearStorage);

const stored = () => local.values.get('settings');

describe('changed settings', () => {
  test('are stored, and no others', async () => {
    await changeSettings({ badge: false });
    expect(stored()).toEqual({ badge: false });
    await changeSettings(({ dim }) => ({ dim: !dim }));
    expect(stored()).toEqual({ badge: false, dim: true });
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, badge: false, dim: true });
  });

  test('are those that differ from the current ones, even in the complete settings of a backup', async () => {
    await changeSettings({ ...DEFAULT_SETTINGS, markReuse: false });
    expect(stored()).toEqual({ markReuse: false });
    await changeSettings(DEFAULT_SETTINGS);
    expect(stored()).toEqual({ markReuse: true });
  });

  test('of other versions stay', async () => {
    local.values.set('settings', { later: 1 });
    await changeSettings({ dim: true });
    expect(stored()).toEqual({ later: 1, dim: true });
  });

  test.each([null, 'x', [1]])('replace damaged ones (%j)', async (damaged) => {
    local.values.set('settings', damaged);
    await changeSettings({ dim: true });
    expect(stored()).toEqual({ dim: true });
  });

  test('at once are all kept', async () => {
    const sites = Array.from({ length: 20 }, (_, number) => `${number}.example`);
    await Promise.all([...sites.map((site) => switchSite(site, false)), changeSettings({ badge: false })]);
    expect(stored()).toEqual({ sitesOff: sites, badge: false });
    await Promise.all(sites.slice(1).map((site) => switchSite(site, true)));
    expect(stored()).toEqual({ sitesOff: sites.slice(0, 1), badge: false });
  });

  test('are removed by a reset', async () => {
    await changeSettings({ dim: true });
    await resetSettings();
    expect(stored()).toBeUndefined();
  });
});

describe('a site that is switched', () => {
  test.each([
    ['on again', {}, 'tea.example'],
    ['on though its domain was off', { sitesOff: ['tea.example', 'leaf.example'] }, 'www.tea.example'],
    ['on where only listed sites are marked', { activeOn: 'listed', sitesOn: [] }, 'tea.example'],
    [
      'on where it is listed and was off',
      { activeOn: 'listed', sitesOn: ['gov.cn'], sitesOff: ['cn'] },
      'www.gov.cn',
    ],
  ] as const)('%s, is on, and off, is off', async (_, settings, host) => {
    await changeSettings(settings);
    await switchSite(host, true);
    expect(siteState(await readSettings(), host)).toBe('on');
    await switchSite(host, false);
    expect(siteState(await readSettings(), host)).toBe('off');
    await switchSite(host, false);
    expect((await readSettings()).sitesOff.filter((site) => site === host)).toHaveLength(1);
    await switchSite(host, true);
    expect(siteState(await readSettings(), host)).toBe('on');
  });

  test('leaves the list of marked sites alone if it is already there', async () => {
    await changeSettings({ activeOn: 'listed', sitesOn: ['gov.cn'], sitesOff: ['www.gov.cn'] });
    await switchSite('www.gov.cn', true);
    expect((await readSettings()).sitesOn).toEqual(['gov.cn']);
  });
});

describe('a phrase', () => {
  test('is hidden once, in order, and shown again', async () => {
    expect(await hidePhrase('采茶制茶')).toBe(true);
    expect(await hidePhrase('谱写\u0001篇章')).toBe(true);
    expect(await hidePhrase('采茶制茶')).toBe(true);
    expect(stored()).toEqual({ hiddenPhrases: ['采茶制茶', '谱写\u0001篇章'] });
    await unhidePhrase('采茶制茶');
    await unhidePhrase('龙井茶叶');
    expect(stored()).toEqual({ hiddenPhrases: ['谱写\u0001篇章'] });
  });

  test('is not hidden beyond HIDDEN_PHRASES, unless it is already', async () => {
    const hiddenPhrases = Array.from({ length: HIDDEN_PHRASES }, (_, number) => `茶${number}`);
    await changeSettings({ hiddenPhrases });
    expect(await hidePhrase('采茶制茶')).toBe(false);
    expect(await hidePhrase('茶0')).toBe(true);
    expect(stored()).toEqual({ hiddenPhrases });
  });

  test('hidden at the same time as others is hidden with them', async () => {
    const keys = Array.from({ length: 20 }, (_, number) => `茶${number}`);
    await Promise.all(keys.map(hidePhrase));
    expect(stored()).toEqual({ hiddenPhrases: keys });
  });
});
