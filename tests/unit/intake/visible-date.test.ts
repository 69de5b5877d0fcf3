import { expect, test } from 'vitest';
import { dateOfText, isCalendarDate } from '../../../utils/intake/make-document';

test('a text’s own date stands alone at its head or foot', () => {
  expect(dateOfText(['讲话', '（2020年7月1日）', '同志们：'])).toBe('2020-07-01');
  expect(dateOfText(['讲话', '2020年7月1日召开会议。', '某办公室', '2020 年 8 月'])).toBe('2020-08');
  expect(dateOfText(['讲话', '2020年7月1日召开会议。'])).toBeNull();
});

test('a date that the user types', () => {
  const dates = ['2020', '2020-11', '2020-11-05', '1949-10-01'];
  const others = ['', '20', '2020-13', '2020-02-30', '2020-1-5', '3020', '2020-11-05 10:11', '二〇二〇'];
  expect([...dates, ...others].filter(isCalendarDate)).toEqual(dates);
});
