import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page, Route } from 'playwright-core';
import { MAX_PAINTED, REPAINT_MS, WAKE_HAN } from '../../../utils/limits';
import type { PhraseAnswer } from '../../../utils/lookup/answer';
import { summarise, type TabReport } from '../../../utils/reports/report';
import { countHan } from '../../../utils/text/han';
import { type Chromium, inertPage, launchChromium, tabIdOf } from '../../browser/harness/chromium';
import { type PaintedRange, readHighlights } from '../../browser/harness/highlights';
import { welcomePage } from '../../browser/harness/welcome';
import { type Annotation, annotate, type Joined, join } from './annotation';
import type { Target } from './pages';
import '../../browser/harness/extension-api';

/** What is printed of a page. */
export interface PageAnnotations {
  readonly file: string;
  readonly title: string;
  /** Han characters that the extension read. */
  readonly han: number;
  /** Share of them that is painted, 0 to 1. */
  readonly share: number;
  readonly annotations: readonly Annotation[];
}

/** A page that was read. */
export interface ReadPage {
  readonly page: PageAnnotations;
  /** Differences between paint and report. */
  readonly differences: readonly string[];
}

/** The state of a page. */
interface Settled extends Joined {
  readonly han: number;
  readonly share: number;
  /** Whether all frames with enough Chinese have reported. */
  readonly allReported: boolean;
}

/** Time limits, ms: for loading a page, for what it loads besides, and for painting it. */
const ARRIVE_MS = 30_000;
const LOAD_MS = 10_000;
const SETTLE_MS = 60_000;

/** Time without change after which a page counts as painted, ms: twice the pause after which a frame reports. */
const STILL_MS = 300;

/** Time limits for frames to wake their annotators, and for a page that hasn't reported at all, ms. */
const WAKE_MS = 3_000;
const SILENT_MS = 10_000;

/** Time between two reads of the report, ms. */
const LOOK_MS = 50;

/** Maximum number of occurrences of one phrase: more than any corpus of hundreds of documents has. */
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
   * @param hosts Hosts, with ports, that may be reached; requests to others are refused at once.
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
   * Opens a page, waits until the extension has painted it, and returns what is painted.
   * @param screenshot Where to write a picture of the whole page, as PNG.
   * @throws Error with a message of one line where the page can't be read.
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

  /** Waits until the frames with Chinese have reported, and paint and report agree or don't change any more. */
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

/** Refuses requests to other hosts. A page that navigates there by itself stays where it is. */
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
  // What is still loading isn't the page's text: the page is read as it is.
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
  const painted = marks > MAX_PAINTED ? readPaintedByScreens(page) : readPainted(page);
  const { wordings, differences } = join(await painted, summary);
  const visible = (await readVisibleText(page)).map((text) => countHan(text));
  const frames = visible.filter((han) => han >= WAKE_HAN).length;
  const visibleHan = visible.reduce((sum, han) => sum + han, 0);
  const unread =
    frames > 0 && summary.han === 0 ? [`none of its ${visibleHan} Han characters were read`] : [];
  return {
    // On a page where no annotator woke there are too few for that; they are reported all the same.
    han: Object.keys(report).length === 0 ? visibleHan : summary.han,
    share: summary.share,
    wordings,
    differences: [...differences, ...unread],
    allReported: Object.keys(report).length >= frames,
  };
}

/** Time in which what came into view is painted, ms. */
const PAINT_MS = 4 * REPAINT_MS;

/** Maximum number of screens of a page that are read: 500 are some 400,000 CSS pixels. */
const MAX_SCREENS = 500;

/** What is painted in a page and its frames at this moment. */
async function readPainted(page: Page): Promise<PaintedRange[]> {
  return [...(await evaluateInFrames(page, readHighlights)).values()].flat();
}

/**
 * What is painted in a page with too many marks for the extension to paint any but those near the viewport. Reads it
 * screen by screen, and counts each occurrence once.
 */
async function readPaintedByScreens(page: Page): Promise<PaintedRange[]> {
  const seen = new Map<string, PaintedRange>();
  for (let screen = 0; screen < MAX_SCREENS; screen++) {
    for (const [frame, ranges] of await evaluateInFrames(page, readHighlights)) {
      for (const range of ranges) seen.set(`${frame} ${range.kind} ${range.place}`, range);
    }
    const moved = await evaluateInFrames(page, showNextScreen);
    if (![...moved.values()].includes(true)) break;
    await wait(PAINT_MS);
  }
  return [...seen.values()];
}

/** Scrolls a frame by its height; false where it is at its end. */
function showNextScreen(): boolean {
  const before = scrollY;
  scrollBy({ top: innerHeight, behavior: 'instant' });
  return scrollY !== before;
}

/** Visible text of a page and of each of its frames, as the browser lays it out. */
async function readVisibleText(page: Page): Promise<string[]> {
  return [...(await evaluateInFrames(page, visibleText)).values()];
}

function visibleText(): string {
  // biome-ignore lint/performance/useDomNodeTextContent: hidden text must not count.
  return document.body?.innerText ?? document.documentElement?.textContent ?? '';
}

/** The script world in which frames are read: not the page's, whose policy may forbid evaluation. */
const WORLD = 'tifa-annotate';

/** A frame as `Page.getFrameTree` returns it, as far as it is used. */
interface FrameTree {
  readonly frame: { readonly id: string };
  readonly childFrames?: readonly FrameTree[];
}

/**
 * Runs a function in each frame of a page and returns the results by the frames' ids. The function is sent as text.
 * Frames that disappear meanwhile, or can't be read, are left out.
 */
async function evaluateInFrames<T>(page: Page, read: () => T): Promise<Map<string, T>> {
  const sessions = await Promise.all(
    // A frame in a process of its own has a session of its own; asking for one of another frame is refused.
    [page, ...page.frames().slice(1)].map((each) =>
      page
        .context()
        .newCDPSession(each)
        .catch(() => null),
    ),
  );
  const open = sessions.filter((session) => session !== null);
  try {
    const values = await Promise.all(open.map((session) => evaluateInTree(session, `(${read})()`)));
    return new Map(values.flat() as [string, T][]);
  } finally {
    await Promise.all(open.map((session) => session.detach().catch(() => undefined)));
  }
}

async function evaluateInTree(session: CDPSession, expression: string): Promise<[string, unknown][]> {
  const { frameTree } = await session.send('Page.getFrameTree').catch(() => ({ frameTree: null }));
  const values = await Promise.all(
    idsOf(frameTree)
      .map(async (frameId) => {
        const { executionContextId } = await session.send('Page.createIsolatedWorld', {
          frameId,
          worldName: WORLD,
        });
        const evaluation = { expression, contextId: executionContextId, returnByValue: true };
        const { result, exceptionDetails } = await session.send('Runtime.evaluate', evaluation);
        return exceptionDetails ? null : ([frameId, result.value] as [string, unknown]);
      })
      .map((outcome) => outcome.catch(() => null)),
  );
  return values.filter((outcome) => outcome !== null);
}

function idsOf(tree: FrameTree | null): string[] {
  return tree === null ? [] : [tree.frame.id, ...(tree.childFrames ?? []).flatMap(idsOf)];
}
