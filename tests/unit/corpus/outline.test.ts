import { describe, expect, it } from 'vitest';
import type { Section } from '../../../utils/corpus/document';
import { outlineOf, sectionPath } from '../../../utils/corpus/outline';

const section = (rank: Section['rank'], start: number, end: number): Section => ({
  rank,
  start,
  end,
  heading: `${rank}-${start}`,
});

describe('outlineOf', () => {
  it('names the first two ranks', () => {
    const sections = [section(1, 0, 90), section(2, 10, 50), section(3, 12, 20)];
    expect(outlineOf(sections)).toEqual(sections.slice(0, 2));
  });

  it('names the third where there are no others, and nothing where there is none', () => {
    expect(outlineOf([section(3, 5, 9)])).toEqual([section(3, 5, 9)]);
    expect(outlineOf([])).toEqual([]);
  });
});

describe('sectionPath', () => {
  it('goes from the outermost section down', () => {
    const sections = [section(1, 0, 90), section(2, 10, 50)];
    expect(sectionPath({ sections }, 10)).toEqual(['1-0', '2-10']);
    expect(sectionPath({ sections }, 50)).toEqual(['1-0']);
    expect(sectionPath({ sections }, 90)).toEqual([]);
  });
});
