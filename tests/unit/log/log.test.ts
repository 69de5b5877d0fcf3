import { beforeEach, describe, expect, test, vi } from 'vitest';

const { MAX_LOG_LINES, note, noted, noteUncaught, readLog, warn } = await fresh();

type Log = typeof import('../../../utils/log');

async function fresh(): Promise<Log> {
  vi.resetModules();
  return import('../../../utils/log');
}

const texts = (log: Pick<Log, 'readLog'>) => log.readLog().map(({ text }) => text);

describe('the log', () => {
  let log: Log;
  beforeEach(async () => {
    log = await fresh();
  });

  test('keeps what failed with the names of the error and its causes, and none of their messages', () => {
    const cause = new DOMException('https://tea.example/采茶', 'QuotaExceededError');
    log.note('A write failed.', new TypeError('茶农增收', { cause }));
    expect(texts(log)).toEqual(['A write failed. < TypeError < QuotaExceededError']);
  });

  test('keeps no name that is not one', () => {
    const named = (name: string) => Object.assign(new Error('x'), { name });
    log.note('a', named('茶农增收'));
    log.note('b', named('https://tea.example/'));
    log.note('c', named('x'.repeat(41)));
    log.note('d', '茶农增收');
    log.note('e', { name: '茶农增收' });
    expect(texts(log)).toEqual(['a < Error', 'b < Error', 'c < Error', 'd', 'e']);
  });

  test('counts a line that occurs again, as the latest one', () => {
    log.note('a');
    log.note('b');
    log.note('a');
    expect(log.readLog().map(({ text, count }) => [text, count])).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });

  test('keeps the last 200 lines', () => {
    for (let i = 0; i < MAX_LOG_LINES + 5; i++) log.note(`line ${i}`);
    expect(MAX_LOG_LINES).toBe(200);
    expect(texts(log)).toHaveLength(MAX_LOG_LINES);
    expect(texts(log)[0]).toBe('line 5');
    expect(texts(log).at(-1)).toBe(`line ${MAX_LOG_LINES + 4}`);
  });

  test('ends with an error that is its own cause', () => {
    const error = new Error('x');
    error.cause = error;
    log.note('a', error);
    expect(texts(log)).toEqual(['a < Error < Error < Error < Error']);
  });
});

test('a handler notes the failure and gives the value instead', async () => {
  const fail = () => Promise.reject(new RangeError('茶'));
  expect(await fail().catch(noted('It was not read.', 7))).toBe(7);
  expect(await fail().catch(noted('It was not sent.'))).toBeUndefined();
  expect(texts({ readLog })).toEqual(['It was not read. < RangeError', 'It was not sent. < RangeError']);
});

test('a warning goes to the console with the whole error, and to the log without its message', () => {
  const console_ = vi.spyOn(console, 'warn').mockReturnValue();
  const error = new Error('茶');
  warn('It broke.', error);
  expect(console_).toHaveBeenCalledWith('It broke.', error);
  expect(texts({ readLog }).at(-1)).toBe('It broke. < Error');
  console_.mockRestore();
});

test('errors that nothing catches are noted, without their messages', () => {
  const listeners = new Map<string, (event: object) => void>();
  vi.stubGlobal('addEventListener', (type: string, listen: (event: object) => void) => {
    listeners.set(type, listen);
  });
  noteUncaught();
  vi.unstubAllGlobals();
  listeners.get('error')?.({ error: new RangeError('茶') });
  listeners.get('unhandledrejection')?.({ reason: new TypeError('茶') });
  expect(texts({ readLog }).slice(-2)).toEqual([
    'not caught < RangeError',
    'not caught in a promise < TypeError',
  ]);
});

test('the compiler refuses a text that is not the program’s own', () => {
  const typed: string = 'from elsewhere';
  // @ts-expect-error a text of any kind
  note(typed);
  note(`a number of ${3}`);
});
