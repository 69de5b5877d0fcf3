import '../../browser/harness/extension-api';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page, Route } from 'playwright-core';
import { MOST_PAINTED, WAKE_HAN } from '../../../utils/limits';
import type { PhraseAnswer } from '../../../utils/lookup/answer';
import { summarise, type TabReport } from '../../../utils/reports/report';
import { countHan } from '../../../utils/text/han';
import { type Chromium, inertPage, launchChromium, tabIdOf } from '../../browser/harness/chromium';
import { welcomePage } from '../../browser/harness/welcome';
import { type Annotation, annotate, type Joined, join } from './annotation';
import { readPainted, readPaintedByScreens, readVisibleText } from './painted';
import type { Target } from './target';

/** What is told of a page. */
export interface PageAnnotations {
  readonly file: string;
  readonly title: string;
  /** Han characters that the extension read. */
  readonly han: number;
  /** Painted part of them, 0 to 1. */
  readonly share: number;
  readonly annotations: readonly Annotation[];
}

/** A page that was read. */
export interface ReadPage {
  readonly page: PageAnnotations;
  /** Where paint and report disagree; empty where all is well. */
  readonly differences: readonly string[];
}

/** What a page has come to. */
interface Settled extends Joined {
  readonly han: number;
  readonly share: number;
  /** Whether as many frames have reported as have enough Chinese for it. */
  readonly allReported: boolean;
}

/** Time limits, ms: for a page to come, for what it loads besides, and for the extension to have painted it. */
const ARRIVE_MS = 30_000;
const LOAD_MS = 10_000;
const SETTLE_MS = 60_000;

/** Time without change after which a page counts as painted, ms: twice the pause after which a frame reports. */
const STILL_MS = 300;

/** Time that frames have to wake their annotators, ms, and a page of which nothing at all was heard. */
const WAKE_MS = 3_000;
const SILENT_MS = 10_000;

/** Time between two looks at the report, ms. */
const LOOK_MS = 50;

/** Most places of one phrase that are asked for: more than any corpus of hundreds of documents has. */
const ALL_LINES = 10_000;

const viewport = { width: 1280, height: 900 };

/** Reads pages in one headless Chromium with the built extension. */
export class PageReader {
  readonly #chromium: Chromium;
  readonly #helper: Page;
  readonly #answers = new Map<string, PhraseAnswer>();

  private constructor(chromium: Chromium, helper: Page) {
    this.#chromium = chromium;
    this.#helper = helper;
  }

  /**
   * @param extension Folder of the built extension.
   * @param hosts Those (with port) that may be reached; requests to all others are refused at once.
   */
  static async start(extension: string, hosts: ReadonlySet<string>): Promise<PageReader> {
    const names = new Set([...hosts].map((host) => new URL(`http://${host}`).hostname));
    const exclusions = [...names].map((name) => `, EXCLUDE ${name}`).join('');
    const chromium = await launchChromium({
      extension,
      args: [`--host-resolver-rules=MAP * ~NOTFOUND${exclusions}`],
    });
    await chromium.context.route('**', (route) => letThrough(route, hosts));
    const [helper] = chromium.context.pages();
    await (await welcomePage(chromium)).close();
    await helper.goto(inertPage(chromium));
    return new PageReader(chromium, helper);
  }

  /**
   * Opens a page, waits until the extension has painted it, and tells what is painted.
   * @param screenshot Where to write a picture of the whole page, as PNG.
   * @throws Error with one line that says why where the page can't be read.
   */
  async read({ file, address }: Target, screenshot?: string): Promise<ReadPage> {
    const page = await this.#chromium.context.newPage();
    try {
      await page.setViewportSize(viewport);
      const tabId = await tabIdOf(page, this.#chromium, this.#helper);
      await open(page, address);
      const { han, share, wordings, differences } = await this.#settle(page, tabId);
      const annotations: Annotation[] = [];
      for (const wording of wordings) annotations.push(annotate(wording, await this.#lookUp(wording.text)));
      if (screenshot !== undefined) await page.screenshot({ path: screenshot, fullPage: true });
      return { page: { file, title: await page.title(), han, share, annotations }, differences };
    } finally {
      await page.close();
    }
  }

  close(): Promise<void> {
    return this.#chromium.close();
  }

  /** Waits until the frames with Chinese have reported and paint and report agree, or stay as they are. */
  async #settle(page: Page, tabId: number): Promise<Settled> {
    const began = Date.now();
    let last = '';
    let since = began;
    for (;;) {
      await wait(LOOK_MS);
      const report = await this.#report(tabId);
      const now = JSON.stringify(report);
      if (now !== last) since = Date.now();
      last = now;
      const waited = Date.now() - began;
      const silent = Object.keys(report).length === 0;
      if (Date.now() - since >= STILL_MS && (silent || summarise(report).complete)) {
        const settled = await compare(page, report);
        const patience = silent ? SILENT_MS : WAKE_MS;
        if ((settled.allReported && settled.differences.length === 0) || waited >= patience) return settled;
      }
      if (waited > SETTLE_MS) throw new Error(`not painted within ${SETTLE_MS / 1000} s`);
    }
  }

  async #report(tabId: number): Promise<TabReport> {
    const key = `tabReport:${tabId}`;
    const stored = await this.#helper.evaluate((name) => chrome.storage.session.get(name), key);
    return (stored[key] ?? {}) as TabReport;
  }

  async #lookUp(text: string): Promise<PhraseAnswer> {
    const known = this.#answers.get(text);
    if (known) return known;
    const message = { id: 0, type: 'lookUp', data: { text, limit: ALL_LINES }, timestamp: Date.now() };
    const answer = await this.#helper.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
    const { res, err } = answer as { res?: PhraseAnswer; err?: { message: string } };
    if (!res) throw new Error(`the look-up of ${text} failed: ${err?.message}`);
    this.#answers.set(text, res);
    return res;
  }
}

/** Refuses what goes elsewhere. A page that wants to move elsewhere by itself stays where it is. */
async function letThrough(route: Route, hosts: ReadonlySet<string>): Promise<void> {
  const request = route.request();
  const { protocol, host } = new URL(request.url());
  if (protocol === 'chrome-extension:' || hosts.has(host)) return route.continue();
  const movesPage = request.isNavigationRequest() && request.frame().parentFrame() === null;
  return movesPage ? route.fulfill({ status: 204 }) : route.abort('blockedbyclient');
}

async function open(page: Page, address: string): Promise<void> {
  const answer = await page
    .goto(address, { waitUntil: 'commit', timeout: ARRIVE_MS })
    .catch((error: Error) => {
      throw new Error(reasonOf(error));
    });
  if (answer !== null && !answer.ok())
    throw new Error(`the server answers ${answer.status()} ${answer.statusText()}`.trim());
  // What hangs is none of the page's text: it is read as it stands then.
  await page.waitForLoadState('load', { timeout: LOAD_MS }).catch(() => undefined);
}

function reasonOf({ message }: Error): string {
  if (message.includes('Download is starting')) return 'is no page but a download';
  if (message.includes('ERR_ABORTED')) return 'leads to another host';
  return /net::(\S+)/.exec(message)?.[1] ?? message.split('\n')[0];
}

async function compare(page: Page, report: TabReport): Promise<Settled> {
  const summary = summarise(report);
  const marks = summary.marks.reduce((sum, { count }) => sum + count, 0);
  const painted = marks > MOST_PAINTED ? readPaintedByScreens(page) : readPainted(page);
  const { wordings, differences } = join(await painted, summary);
  const visible = (await readVisibleText(page)).map((text) => countHan(text));
  const frames = visible.filter((han) => han >= WAKE_HAN).length;
  const visibleHan = visible.reduce((sum, han) => sum + han, 0);
  const unread =
    frames > 0 && summary.han === 0 ? [`none of its ${visibleHan} Han characters were read`] : [];
  return {
    // On a page on which no annotator woke, there are too few for that, but they are told.
    han: Object.keys(report).length === 0 ? visibleHan : summary.han,
    share: summary.share,
    wordings,
    differences: [...differences, ...unread],
    allReported: Object.keys(report).length >= frames,
  };
}
