import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseByLine } from '../../../utils/facts/by-line';
import { dayInBeijing, daysOf } from '../../../utils/facts/instant';
import { isCalendarDate } from '../../../utils/intake/make-document';
import { anyText } from '../arbitraries';
import { factsOf, NOW } from './made-page';

const pieces = fc.constantFrom(
  ...[
    '发布时间',
    '时间',
    '来源',
    '作者',
    '责任编辑',
    '会议时间',
    '更新时间',
    '：',
    ':',
    ' ',
    '|',
    '（',
    '）',
    '【',
    '】',
  ],
  ...[
    '2021-03-15',
    '2021年3月15日',
    '二○二一年三月',
    '2031-01-01',
    '08:30',
    '云岭日报',
    '本站',
    '张三',
    '记者',
    '。',
    '、',
  ],
);
const line = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  anyText.map((text) => text.replace(/[<>]/g, '')),
);
const block = fc.tuple(fc.constantFrom('p', 'h1', 'span', 'footer', 'td', 'a', 'pre'), line);

test('whatever a page says, its date is one of the past, and its names are short lines', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), line, (blocks, content) => {
      const body = blocks.map(([name, text]) => `<${name}>${text}</${name}>`).join('');
      const meta = `<meta name="PubDate" content="${content.replaceAll('"', '')}">`;
      const { date, outlet, author } = factsOf(`<head>${meta}</head><body>${body}</body>`);
      expect(date === null || (isCalendarDate(date) && date <= dayInBeijing(NOW))).toBe(true);
      for (const name of [outlet, author]) {
        expect(name).toBe(name.trim());
        expect(name).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
        expect(name.length).toBeLessThanOrEqual(300);
      }
    }),
  );
});

test('every label’s value is taken from the line as it is written', () => {
  fc.assert(
    fc.property(line, (text) => {
      const squeezed = (value: string) => value.replace(/[\s、]/g, '');
      for (const { name } of parseByLine(text).outlets) expect(squeezed(text)).toContain(squeezed(name));
    }),
  );
});

test('an instant is the day that a clock in Beijing shows, in whatever zone it is written', () => {
  const clock = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
  const offsets = fc.integer({ min: -12 * 60, max: 14 * 60 });
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1992), max: Date.UTC(2090) }), offsets, (time, offset) => {
      const local = new Date(time + offset * 60_000).toISOString().slice(0, 19);
      const minutes = Math.abs(offset);
      const two = (value: number) => `${value}`.padStart(2, '0');
      const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
      expect(daysOf(`${local}${zone}`)).toEqual([clock.format(time)]);
    }),
  );
});
