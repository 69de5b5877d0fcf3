import { expect, it } from 'vitest';
import { reportPair } from '../../../components/study/discover-lists';

const years = [1954, 2005, 2010, 2015, 2020, 2025];

it.each([
  ['ten years apart at first', {}, { from: 2015, to: 2025 }],
  ['as the address names them', { from: '2005', to: '2010' }, { from: 2005, to: 2010 }],
  ['never the same year twice', { from: '2010', to: '2010' }, { from: 1954, to: 2010 }],
  ['never the later one first', { from: '2025', to: '2020' }, { from: 2010, to: 2020 }],
  ['never before the first one', { to: '1954' }, { from: 2015, to: 2025 }],
  ['none that the record lacks', { from: '2011', to: 'x' }, { from: 2015, to: 2025 }],
])('compares two reports: %s', (_, options, pair) => {
  expect(reportPair(options, years)).toEqual(pair);
});

it('needs two reports', () => {
  expect(reportPair({}, [2020])).toBeNull();
  expect(reportPair({}, [])).toBeNull();
});
