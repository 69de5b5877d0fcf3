import { expect, test } from 'vitest';
import { frameAddress } from '../../../utils/messaging/frame-address';

const tabUrl = 'https://news.example/story?id=1#!/2';
const story = 'https://news.example/story';

test.each([
  [
    'the top frame: its tab’s, which follows history.pushState',
    0,
    story,
    'https://news.example',
    tabUrl,
    tabUrl,
  ],
  ['the top frame of which nothing is known', 0, '', undefined, tabUrl, tabUrl],
  [
    'a top frame that the tab has left: its own',
    0,
    'https://old.example/',
    'https://old.example',
    tabUrl,
    'https://old.example/',
  ],
  [
    'local files, which have no origin',
    0,
    'file:///a.html',
    'null',
    'file:///a.html#!/b',
    'file:///a.html#!/b',
  ],
  [
    'a frame of another host',
    7,
    'https://ads.example/x',
    'https://ads.example',
    tabUrl,
    'https://ads.example/x',
  ],
  [
    'a frame of the same host',
    7,
    'https://news.example/box',
    'https://news.example',
    tabUrl,
    'https://news.example/box',
  ],
  [
    'a sandboxed frame has its address without its origin',
    7,
    'https://news.example/box',
    'null',
    tabUrl,
    'https://news.example/box',
  ],
  [
    'a frame without an address that has the page’s origin',
    7,
    'about:srcdoc',
    'https://news.example',
    tabUrl,
    tabUrl,
  ],
  ['one with another origin', 7, 'about:blank', 'https://ads.example', tabUrl, 'about:blank'],
  ['one without any', 7, 'about:srcdoc', 'null', 'file:///a.html', 'about:srcdoc'],
  ['one whose origin is not known', 7, 'about:srcdoc', undefined, tabUrl, 'about:srcdoc'],
  ['data', 7, 'data:text/html,1', 'null', tabUrl, 'data:text/html,1'],
])('%s', (_name, frameId, url, origin, tab, expected) => {
  expect(frameAddress({ frameId, url, origin, tabUrl: tab })).toBe(expected);
});
