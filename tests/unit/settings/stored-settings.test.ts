import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../utils/settings/settings';
import {
  changeSettings,
  readSettings,
  resetSettings,
  switchSite,
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

  test('are those that differ from what holds: whole settings of a backup as well', async () => {
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

  test.each([null, 'x', [1]])('take the place of damaged ones (%j)', async (damaged) => {
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

  test('are forgotten by a reset', async () => {
    await changeSettings({ dim: true });
    await resetSettings();
    expect(stored()).toBeUndefined();
  });
});
