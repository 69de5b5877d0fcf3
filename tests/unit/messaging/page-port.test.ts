import { describe, expect, test, vi } from 'vitest';
import { DENSITY_BINS, PANEL_PLACES } from '../../../utils/limits';
import { PAGE_PORT, PanelPorts } from '../../../utils/messaging/page-port';

const news = { type: 'moved', view: { top: 0, bottom: 1 } } as const;
const ours = { id: 'us', url: 'chrome-extension://us/sidepanel.html' };

/** A port as the browser gives it to a content script, and what its other end would do. */
function makePort(name = PAGE_PORT, sender: { id?: string; url?: string } = ours) {
  const heard: ((word: unknown) => void)[] = [];
  const ends: (() => void)[] = [];
  return {
    name,
    sender,
    onMessage: { addListener: (listen: (word: unknown) => void) => heard.push(listen) },
    onDisconnect: { addListener: (listen: () => void) => ends.push(listen) },
    postMessage: vi.fn(),
    disconnect: vi.fn(),
    say: (word: unknown) => {
      for (const listen of heard) listen(word);
    },
    end: () => {
      for (const listen of ends) listen();
    },
  };
}

function makePorts() {
  let connect: (port: ReturnType<typeof makePort>) => void = () => {};
  const events = { opened: vi.fn(), closed: vi.fn(), scrollTo: vi.fn() };
  const runtime = {
    id: 'us',
    getURL: (path: string) => `chrome-extension://us/${path}`,
    onConnect: {
      addListener: (listen: (port: ReturnType<typeof makePort>) => void) => {
        connect = listen;
      },
    },
  };
  const ports = new PanelPorts(runtime, events);
  return { ports, events, connect: (port: ReturnType<typeof makePort>) => connect(port) };
}

describe('a page’s ports to panels', () => {
  test('tell every panel, and end with the last one', () => {
    const { ports, events, connect } = makePorts();
    const [one, other] = [makePort(), makePort()];
    connect(one);
    connect(other);
    expect(events.opened).toHaveBeenCalledTimes(2);
    ports.tell(news);
    expect(one.postMessage).toHaveBeenCalledWith(news);
    expect(other.postMessage).toHaveBeenCalledWith(news);
    one.end();
    expect(events.closed).not.toHaveBeenCalled();
    expect(ports.areOpen).toBe(true);
    other.end();
    other.end();
    expect(events.closed).toHaveBeenCalledTimes(1);
    expect(ports.areOpen).toBe(false);
  });

  test.each([
    ['another name', makePort('other')],
    ['another extension', makePort(PAGE_PORT, { ...ours, id: 'them' })],
    ['no page of the extension', makePort(PAGE_PORT, { id: 'us', url: 'https://example.com/' })],
    ['no sender', makePort(PAGE_PORT, {})],
  ])('refuse %s', (_, port) => {
    const { ports, events, connect } = makePorts();
    connect(port);
    expect(events.opened).not.toHaveBeenCalled();
    expect(ports.areOpen).toBe(false);
  });

  test('take a place to scroll to, and nothing else', () => {
    const { events, connect } = makePorts();
    const port = makePort();
    connect(port);
    for (const word of [null, 5, {}, { scrollTo: '1' }, { scrollTo: Number.NaN }]) port.say(word);
    expect(events.scrollTo).not.toHaveBeenCalled();
    port.say({ scrollTo: 0.5 });
    expect(events.scrollTo).toHaveBeenCalledWith(0.5);
  });

  test('forget a port that can’t be reached any more, and close all when the page is left', () => {
    const { ports, events, connect } = makePorts();
    const [broken, whole] = [makePort(), makePort()];
    broken.postMessage.mockImplementation(() => {
      throw new Error('disconnected');
    });
    connect(broken);
    connect(whole);
    ports.tell(news);
    expect(whole.postMessage).toHaveBeenCalledTimes(1);
    ports.close();
    expect(whole.disconnect).toHaveBeenCalled();
    expect(broken.disconnect).not.toHaveBeenCalled();
    expect(events.closed).toHaveBeenCalledTimes(1);
  });
});

describe('what a frame may tell', async () => {
  vi.stubGlobal('chrome', { runtime: { id: 'us' } });
  const { placeNews } = await import('../../../utils/messaging/panel-port');
  const v = await import('valibot');
  const wording = { phrase: '稳中求进', text: '稳中求进', kind: 'phrase' };
  const density = Array<number | null>(DENSITY_BINS).fill(null);
  const places = { wordings: [wording], places: [0, 0], tops: [0, 0.5], total: 2, density };
  const fits = (message: unknown) => v.safeParse(placeNews, message).success;

  test('is taken', () => {
    expect(fits(news)).toBe(true);
    expect(fits({ type: 'placed', places })).toBe(true);
    expect(
      fits({ type: 'placed', places: { ...places, wordings: [], places: [], tops: [], total: 9e5 } }),
    ).toBe(true);
  });

  test.each([
    ['nothing', null],
    ['another type', { type: 'left' }],
    ['a view beyond the document', { type: 'moved', view: { top: 0, bottom: 2 } }],
    ['places of no wording', { type: 'placed', places: { ...places, places: [0, 1] } }],
    ['places without heights', { type: 'placed', places: { ...places, tops: [] } }],
    ['too few parts', { type: 'placed', places: { ...places, density: [1] } }],
    ['a kind there is not', { type: 'placed', places: { ...places, wordings: [{ ...wording, kind: 'x' }] } }],
    [
      'too many places',
      {
        type: 'placed',
        places: {
          ...places,
          places: Array(PANEL_PLACES + 1).fill(0),
          tops: Array(PANEL_PLACES + 1).fill(0),
        },
      },
    ],
  ])('is refused: %s', (_, message) => {
    expect(fits(message)).toBe(false);
  });
});
