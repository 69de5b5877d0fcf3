import { describe, expect, it } from 'vitest';
import { absoluteTime, relativeTime } from '../../../utils/labels/numbers';

const now = Date.UTC(2026, 10, 21, 12);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('relativeTime', () => {
  it.each([
    [0, 'now', '现在'],
    [-5 * MINUTE, 'now', '现在'],
    [59 * SECOND, 'now', '现在'],
    [MINUTE, '1 minute ago', '1分钟前'],
    [HOUR - 1, '59 minutes ago', '59分钟前'],
    [HOUR, '1 hour ago', '1小时前'],
    [DAY, 'yesterday', '昨天'],
    [7 * DAY - 1, '6 days ago', '6天前'],
    [30 * DAY, 'Oct 22, 2026', '2026年10月22日'],
  ])('%i ms ago', (age, english, chinese) => {
    expect(relativeTime(now - age, now, 'en')).toBe(english);
    expect(relativeTime(now - age, now, 'zh-CN')).toBe(chinese);
  });
});

it('absoluteTime names day and time of day', () => {
  expect(absoluteTime(now, 'en')).toMatch(/November 2[12], 2026.*\d:\d\d/);
  expect(absoluteTime(now, 'zh-CN')).toMatch(/2026年11月2[12]日.*\d:\d\d/);
});
