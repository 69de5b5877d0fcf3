import { expect, test } from 'vitest';
import { scriptTime } from '../../bench/browser/trace';

const origin = 'chrome-extension://abc/';
/** An event of the main thread, times in ms. */
const event = (name: string, from: number, to: number, script?: string, tid = 1) => ({
  name,
  pid: 1,
  tid,
  ts: from * 1000,
  dur: (to - from) * 1000,
  ...(script === undefined ? {} : { args: { data: { url: script } } }),
});

test('what content scripts did counts once, microtasks of their thread included', () => {
  const events = [
    event('RunTask', 0, 90),
    event('EvaluateScript', 60, 64, `${origin}sentinel.js`),
    event('MarkDOMContent', 50, 50),
    event('RunTask', 100, 130),
    event('FunctionCall', 105, 120, `${origin}annotator.js`),
    event('RunMicrotasks', 110, 115),
    event('RunTask', 200, 250),
    event('RunMicrotasks', 240, 242),
    event('RunTask', 300, 500),
    event('FunctionCall', 300, 400, 'https://example.com/page.js'),
    event('RunTask', 0, 900, undefined, 2),
    event('FunctionCall', 0, 900, `${origin}background.js`, 2),
    event('RunMicrotasks', 0, 900, undefined, 2),
  ];
  expect(scriptTime(events, origin)).toEqual({
    total: 21,
    longestRun: 15,
    longestTask: 50,
    longestByClock: 50,
  });
});

test('a trace without a content script is refused', () => {
  const events = [event('RunTask', 0, 90), event('RunMicrotasks', 0, 80)];
  expect(() => scriptTime(events, origin)).toThrow('no script of the extension');
});

test('a task is as long as the processor was at it, and by the clock longer', () => {
  const events = [
    event('EvaluateScript', 5, 6, `${origin}sentinel.js`),
    event('MarkDOMContent', 10, 10),
    { ...event('RunTask', 20, 80), tdur: 30_000 },
    { ...event('FunctionCall', 21, 71, `${origin}annotator.js`), tdur: 25_000 },
  ];
  expect(scriptTime(events, origin)).toEqual({
    total: 51,
    longestRun: 25,
    longestTask: 30,
    longestByClock: 60,
  });
});
