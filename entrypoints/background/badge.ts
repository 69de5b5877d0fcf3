import type { Action, Tabs } from 'webextension-polyfill';
import { i18n } from '#i18n';
import { browser } from '../../utils/browser';
import { fetchFile } from '../../utils/generation/package-files';
import { formatPercent } from '../../utils/labels/numbers';
import { TOAST_MS } from '../../utils/limits';
import { noted } from '../../utils/log';
import { pause } from '../../utils/pause';
import { Queue } from '../../utils/queue';
import { isPage, type PageState, pageState } from '../../utils/reports/page-state';
import { isTabAsked, readTabReport } from '../../utils/reports/tab-storage';
import { siteState } from '../../utils/settings/settings';
import { readSettings } from '../../utils/settings/stored-settings';

const VERMILION = '#c0392b';
const GREY = '#6b6257';

/** What the toolbar button shows of a tab. */
interface Button {
  /** The seal; without colour where there is too little Chinese to mark, struck through where marks are off. */
  readonly icon: '' | 'idle-' | 'off-';
  readonly badge: string;
  readonly colour: string;
  readonly title: string;
}

const PLAIN: Omit<Button, 'title'> = { icon: '', badge: '', colour: VERMILION };

/**
 * Shows the state of a tab's page on the toolbar button: its boilerplate share in percent, or that nothing was found,
 * that there is too little Chinese, or that marks are off.
 */
export function showButton(tabId: number): Promise<void> {
  return inTurn(tabId, () => show(tabId));
}

/** Shows a message on a tab's button for at least TOAST_MS. The promise resolves after that time. */
export function sayOnButton(tabId: number, badge: string, title: string): Promise<void> {
  return inTurn(tabId, async () => {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text: badge }),
      browser.action.setTitle({ tabId, title }),
    ]).catch(noted('A message was not shown on a toolbar button.'));
    await pause(TOAST_MS);
  });
}

/** Updates of a tab run in turn, or an earlier one could show its older state last. */
const queues = new Map<number, Queue>();

function inTurn(tabId: number, work: () => Promise<void>): Promise<void> {
  const queue = queues.get(tabId) ?? new Queue();
  queues.set(tabId, queue);
  return queue.run(work).finally(() => queue.isEmpty && queues.delete(tabId));
}

/** What was shown on a tab's button last. It may be reset since then, see `currentButton`. */
const lastShown = new Map<number, Button>();

/** Forgets what was shown on the button of a closed tab. */
export function forgetButton(tabId: number): void {
  lastShown.delete(tabId);
}

/** Changes what is different: each change reaches every window, and Chromium takes 20 ms and more for an icon. */
async function show(tabId: number): Promise<void> {
  // The tab may have been closed since it reported.
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab === null) return;
  const [{ icon, badge, colour, title }, current] = await Promise.all([
    buttonOf(tabId, tab),
    currentButton(tabId),
  ]);
  lastShown.set(tabId, { icon, badge, colour, title });
  await Promise.all([
    current?.icon !== icon && setIcon(tabId, icon),
    current?.colour !== colour && browser.action.setBadgeBackgroundColor({ tabId, color: colour }),
    current?.badge !== badge && browser.action.setBadgeText({ tabId, text: badge }),
    current?.title !== title && browser.action.setTitle({ tabId, title }),
  ]).catch(noted('A toolbar button was not updated.'));
}

/**
 * What a tab's button shows, by its title: the browser itself resets everything when another document loads. Null
 * where that is not known: the background was stopped since, or a message is shown.
 */
async function currentButton(tabId: number): Promise<Button | null> {
  const title = await browser.action.getTitle({ tabId }).catch(() => null);
  if (title === i18n.t('extensionName')) return { ...PLAIN, title };
  const last = lastShown.get(tabId);
  return last?.title === title ? last : null;
}

const ICON_SIZES = [16, 32, 48];

/** An icon's pixels by their size. */
type IconImages = Action.SetIconDetailsType['imageData'];

/** Icons that were read, by their names: given a path, Chromium would read and decode the files every time. */
const icons = new Map<Button['icon'], Promise<IconImages>>();

async function setIcon(tabId: number, icon: Button['icon']): Promise<void> {
  const known = icons.get(icon) ?? readIcon(icon);
  icons.set(icon, known);
  await browser.action.setIcon({ tabId, imageData: await known });
}

async function readIcon(icon: Button['icon']): Promise<IconImages> {
  const images = ICON_SIZES.map(async (size) => {
    const bitmap = await createImageBitmap(await (await fetchFile(`icons/${icon}${size}.png`)).blob());
    // Not on the graphics processor, from which reading back takes long.
    const context = new OffscreenCanvas(size, size).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    return [size, context.getImageData(0, 0, size, size)] as const;
  });
  // The types have every picture with properties of any name.
  return Object.fromEntries(await Promise.all(images)) as IconImages;
}

/** Updates the button of all tabs, after a change of settings. */
export async function showAllButtons(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(({ id }) => id !== undefined && showButton(id)));
}

async function buttonOf(tabId: number, { url, status }: Tabs.Tab): Promise<Button> {
  const [settings, isAsked, report, filesAllowed] = await Promise.all([
    readSettings(),
    isTabAsked(tabId),
    readTabReport(tabId),
    browser.extension.isAllowedFileSchemeAccess().catch(noted('Whether files may be read is unknown.', true)),
  ]);
  const host = isPage(url) ? new URL(url).hostname : '';
  const state = siteState(settings, host);
  const site = isAsked && state !== 'off' ? 'on' : state;
  const loading = status === 'loading';
  const page = pageState({ url: url ?? null, loading, site, filesAllowed, report, answers: false });
  const button = buttonFor(page, host || i18n.t('page.localFiles'));
  return settings.badge ? button : { ...button, badge: '' };
}

function buttonFor(page: PageState, site: string): Button {
  switch (page.name) {
    case 'found':
    case 'reading': {
      const { share, painted } = page.summary;
      if (painted === 0) return { ...PLAIN, title: i18n.t('titleReading') };
      return { ...PLAIN, badge: formatPercent(share), title: i18n.t('badgeTitle', [formatPercent(share)]) };
    }
    case 'nothingFound':
      return { ...PLAIN, badge: '0', colour: GREY, title: i18n.t('titleNothing') };
    case 'noChinese':
      return { ...PLAIN, icon: 'idle-', title: i18n.t('titleNoChinese') };
    case 'off':
      return { ...PLAIN, icon: 'off-', title: i18n.t('titleOff', [site]) };
    case 'unlisted':
      return { ...PLAIN, icon: 'off-', title: i18n.t('titleUnlisted', [site]) };
    case 'unasked':
      return { ...PLAIN, icon: 'off-', title: i18n.t('titleUnasked') };
    case 'unreadable':
      return { ...PLAIN, icon: 'idle-', title: i18n.t('titleUnreadable') };
    case 'waiting':
      return { ...PLAIN, title: i18n.t('extensionName') };
  }
}
