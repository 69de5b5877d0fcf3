import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  guardDatabase,
  guardLocal,
  noteFailure,
  repairStorage,
  StoreFullError,
  StoreInDoubtError,
} from '../../../utils/disk/guard';
import { DISK_SHORT_BYTES, DISK_SPARE_BYTES } from '../../../utils/limits';
import { clearStorage, endSession, leaveRoom, local, runIn } from '../store/fake-storage';

/** Names of the databases that are opened; the scratch one is opened to begin a new log. */
let opened: string[];

beforeEach(() => {
  clearStorage();
  opened = [];
  const { open } = indexedDB;
  vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    opened.push(name);
    return open.call(indexedDB, name, version);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

const marks = () => [...local.values.keys()].filter((key) => key.startsWith('writing:'));
const good = (work: () => Promise<unknown> = async () => 'done', bytes = 0) =>
  guardDatabase(bytes, work, () => false);
const failing = () =>
  guardDatabase(
    0,
    () => Promise.reject(new Error('aborted')),
    () => true,
  );

describe('space', () => {
  test.each([
    [0, DISK_SPARE_BYTES - 1],
    [5_000_000, DISK_SPARE_BYTES + 4_999_999],
  ])('is checked before a write of %i bytes, which is refused before it begins', async (bytes, left) => {
    leaveRoom(left);
    const work = vi.fn(async () => undefined);
    await expect(good(work, bytes)).rejects.toThrow(StoreFullError);
    expect(work).not.toHaveBeenCalled();
    expect([...local.values.keys()]).toEqual([]);
    leaveRoom(left + 1);
    await good(work, bytes);
    expect(marks()).toHaveLength(1);
  });

  test('doesn’t matter where the browser doesn’t report it', async () => {
    vi.spyOn(navigator.storage, 'estimate').mockRejectedValue(new TypeError('no'));
    expect(await good()).toBe('done');
  });
});

describe('a write', () => {
  test('is noted while it is under way', async () => {
    const during = await good(async () => marks().length);
    expect(during).toBe(1);
    expect(marks()).toEqual([]);
    expect(opened).toEqual([]);
  });

  test('that its own code refuses leaves no doubt', async () => {
    await expect(good(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(marks()).toEqual([]);
    await good();
    expect(opened).toEqual([]);
  });

  test('after one that failed in the browser begins new logs first, once', async () => {
    await expect(failing()).rejects.toThrow('aborted');
    const values = vi.spyOn(local, 'set');
    const order = await good(async () => [...opened]);
    expect(order).toEqual(['tifa-scratch']);
    const units = values.mock.calls.flatMap(([items]) => Object.values(items)).join('').length;
    expect(units).toBeGreaterThan(2 * 4 * 1024 * 1024);
    expect(local.values.has('tifa-scratch')).toBe(false);
    expect(marks()).toEqual([]);
    await good();
    expect(opened).toEqual(['tifa-scratch']);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('tifa-scratch');
  });

  test('is refused where that fails, and doesn’t begin', async () => {
    await expect(failing()).rejects.toThrow('aborted');
    const work = vi.fn(async () => undefined);
    vi.mocked(indexedDB.open).mockImplementation(() => {
      throw new DOMException('no', 'UnknownError');
    });
    await expect(good(work)).rejects.toThrow(StoreInDoubtError);
    leaveRoom(1000);
    await expect(good(work)).rejects.toThrow(StoreFullError);
    expect(work).not.toHaveBeenCalled();
  });

  test('continues where the storage area fails for other reasons', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    local.failure = new Error('broken');
    expect(await good()).toBe('done');
  });

  test('is refused where noting it finds the disk full, and the next one begins new logs', async () => {
    local.failure = new Error('IO error: FILE_ERROR_NO_SPACE');
    const work = vi.fn(async () => undefined);
    await expect(good(work)).rejects.toThrow(StoreFullError);
    expect(work).not.toHaveBeenCalled();
    local.failure = null;
    await good();
    expect(opened).toEqual(['tifa-scratch']);
  });
});

describe('a new session', () => {
  test.each([
    ['the browser was ended while the disk was full', () => expect(failing()).rejects.toThrow()],
    ['it was killed in the middle of a write', async () => void local.values.set('writing:cut-off', true)],
    [
      'there was little room',
      async () => {
        leaveRoom(DISK_SHORT_BYTES - 1);
        await good();
        leaveRoom(Number.POSITIVE_INFINITY);
      },
    ],
  ])('begins new logs where %s', async (_, before) => {
    await repairStorage();
    await before();
    expect(marks()).toHaveLength(1);
    endSession();
    await repairStorage();
    expect(opened).toEqual(['tifa-scratch']);
    expect(marks()).toEqual([]);
  });

  test('does nothing where all went well', async () => {
    await good();
    endSession();
    await repairStorage();
    expect(opened).toEqual([]);
  });
});

test('two repairs at once are one', async () => {
  await noteFailure('x');
  await Promise.all([repairStorage(), repairStorage(), good()]);
  expect(opened).toEqual(['tifa-scratch']);
});

test('a local write that finds the disk full says so, and leaves the storage in doubt', async () => {
  local.failure = new Error('FILE_ERROR_NO_SPACE');
  await expect(guardLocal(() => local.set({ a: 1 }))).rejects.toThrow(StoreFullError);
  local.failure = null;
  await guardLocal(() => local.set({ a: 1 }));
  expect(opened).toEqual(['tifa-scratch']);
});

test('Firefox only runs the writes', async () => {
  runIn('firefox');
  leaveRoom(0);
  await expect(failing()).rejects.toThrow('aborted');
  expect(await good(async () => marks().length)).toBe(0);
  expect(opened).toEqual([]);
});
