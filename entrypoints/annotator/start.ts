import { commonPorts } from '../../utils/annotator/ports';
import { fetchViews } from '../../utils/annotator/views-script';
import { QUERY_MAX_UNITS } from '../../utils/limits';
import { answerPage, request } from '../../utils/messaging/client';
import { PanelPorts, type PortRuntime } from '../../utils/messaging/page-port';
import { Views } from '../../utils/page/card/views';
import { answersForTab, siteOf } from '../../utils/page/common/frame';
import { untilStyled } from '../../utils/page/common/work';
import { PageAnnotator } from '../../utils/page/page-annotator';
import type { PagePorts } from '../../utils/page/page-ports';
import { forcedColours } from '../../utils/page/painting/highlights';
import { completeSettings, DEFAULT_SETTINGS, type Settings, siteState } from '../../utils/settings/settings';
import { readSettings, watchSettings } from '../../utils/settings/stored-settings';

/** Quiet where the background doesn't answer: the log would be in every page's annotator, and a later report follows. */
const ports: PagePorts = {
  ...commonPorts(null),
  report: (report) => void request('reportFrame', report).catch(() => undefined),
  openLookUp: (text) =>
    void request('openLookUp', { text: text.slice(0, QUERY_MAX_UNITS) }).catch(() => undefined),
  isAlive,
  views: new Views(fetchViews),
};

/** Runs the annotator of this frame for as long as its site is switched on, again and again. */
export async function start(): Promise<void> {
  /** Undefined until the settings are known. */
  let page: PageAnnotator | null | undefined;
  let changed = false;
  let latest: Settings | undefined;
  /** Whether the user wants this page marked though its site is not. */
  let isAsked = false;
  const follow = (settings: Settings) => {
    latest = settings;
    const state = siteState(settings, siteOf());
    const isOn = state === 'on' || (isAsked && state !== 'off');
    if (isOn && page) page.setOptions(settings);
    else if (isOn) {
      page = new PageAnnotator(ports, settings);
      if (panels.areOpen) tellPlaces();
    } else {
      page?.stop();
      page = null;
      reportNothing();
    }
  };
  const tellPlaces = () => page?.places.reportTo((news) => panels.tell(news));
  const panels = new PanelPorts(
    (globalThis as unknown as { chrome: { runtime: PortRuntime } }).chrome.runtime,
    {
      opened: tellPlaces,
      closed: () => page?.places.reportTo(null),
      scrollTo: (part) => page?.places.scrollTo(part),
    },
  );
  serve(() => page);
  answerPage('markPage', ({ on }) => {
    isAsked = on;
    if (latest) follow(latest);
  });
  watchSettings((settings) => {
    changed = true;
    follow(settings);
  });
  forcedColours().addEventListener('change', () => {
    if (!page || !latest) return;
    page.stop();
    page = null;
    follow(latest);
  });
  // Unreadable settings are the default ones, and early ones only save time.
  const reading = readSettings().catch(() => DEFAULT_SETTINGS);
  const early = await globalThis.tifaStored?.catch(() => undefined);
  await untilStyled();
  if (early && !changed) follow(completeSettings(early.settings));
  // They may have been changed before they were watched.
  const settings = await reading;
  if (!changed) follow(settings);
  // The tab's report must not count a frame that has gone.
  addEventListener('pagehide', () => {
    reportNothing();
    panels.close();
    // What is half typed into its notice is stored.
    page?.saving.close();
  });
}

function serve(page: () => PageAnnotator | null | undefined): void {
  answerPage('reportNow', () => {
    const current = page();
    if (current) current.reportNow();
    else if (current === null) reportNothing();
  });
  answerPage('showNeighbour', ({ direction }) => {
    if (answersForTab()) page()?.showNeighbour(direction);
  });
  answerPage('showPhrase', ({ phrase, nth }) => page()?.showPhrase(phrase, nth));
  answerPage('readText', () => page()?.text ?? '');
  answerPage('corpusInstalled', () => page()?.matchAgain());
  const describe = (place: { phrase: string; nth: number } | null) => {
    const described = page()?.describe(place);
    return described ? { ...described, url: location.href, origin } : null;
  };
  answerPage('describeSelection', () => describe(null));
  answerPage('describePlace', describe);
  answerPage('snippetsChanged', () => page()?.saved.askAgain());
  answerPage('showSnippet', ({ id }) => page()?.saved.show(id) ?? false);
  answerPage('snippetSaved', async ({ outcome, draft, note, failure }) => {
    // Where nobody here can show it, this throws and the background says it elsewhere.
    if (page()) await ports.views.load();
    const current = page();
    if (!current) throw new Error('the site is switched off');
    const error = failure === null ? null : Object.assign(new Error(), { name: failure });
    current.saving.show(outcome, draft, note, error);
  });
}

/** A switched-off frame has nothing painted. */
function reportNothing(): void {
  ports.report({ han: 0, painted: 0, marks: [], snippets: [], own: [], complete: true });
}

interface Runtime {
  readonly id?: string;
}

/** Whether the extension is still there: an update or a removal cuts this script off, and its API is empty then. */
export function isAlive(): boolean {
  const { chrome } = globalThis as { chrome?: { runtime?: Runtime } };
  return chrome?.runtime?.id !== undefined;
}
