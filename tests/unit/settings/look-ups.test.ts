// Before what uses the storage.
import '../store/fake-storage';
import { describe, expect, test } from 'vitest';
import { withRecent } from '../../../utils/settings/look-ups';

describe('withRecent', () => {
  test.each([
    ['the first', [], '稳中求进', ['稳中求进']],
    ['the newest first', ['初心'], '稳中求进', ['稳中求进', '初心']],
    ['each once', ['初心', '稳中求进'], '稳中求进', ['稳中求进', '初心']],
    ['what was typed on', ['稳中', '初心'], '稳中求进', ['稳中求进', '初心']],
    ['what was shortened', ['稳中求进', '初心'], '稳中', ['稳中', '初心']],
    ['an older beginning stays', ['初心', '稳中'], '稳中求进', ['稳中求进', '初心', '稳中']],
    ['no more than the most', ['一甲', '二乙', '三丙'], '四丁', ['四丁', '一甲', '二乙']],
  ])('%s', (_, wordings, wording, expected) => {
    expect(withRecent(wordings, wording, 3)).toEqual(expected);
  });
});
