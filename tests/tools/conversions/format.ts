import { readable } from '../../../utils/labels/wording';
import { textTable } from '../text-table';
import type { Kept } from './kept';

/** Most changed words that are listed for a conversion. */
const MAX_CHANGES = 40;

/** A row for each conversion; then for each that loses marks the words that it changed. */
export function formatKept(rows: readonly (Kept & { readonly name: string })[]): string {
  const table = textTable([
    ['conversion', 'marks', 'kept', 'share'],
    ...rows.map(({ name, marks, kept }) => [name, String(marks), String(kept), shareOf(kept, marks)]),
  ]);
  const lists = rows
    .filter(({ marks, kept }) => kept < marks)
    .map(({ name, marks, kept, changes }) =>
      [
        `${name}: ${marks - kept} marks lost, by what was changed in them`,
        ...changes
          .slice(0, MAX_CHANGES)
          .map(({ from, to, marks }) => `${String(marks).padStart(5)}  ${wordOf(from, to)}`),
        ...(changes.length > MAX_CHANGES ? [`       and ${changes.length - MAX_CHANGES} others`] : []),
      ].join('\n'),
    );
  return [table.join('\n'), ...lists].join('\n\n');
}

/** Rounded down, so that 100 % are all. */
function shareOf(kept: number, marks: number): string {
  return marks === 0 ? '-' : `${(Math.floor((kept / marks) * 10_000) / 100).toFixed(2)} %`;
}

function wordOf(from: string, to: string): string {
  return from === '' ? 'nothing but what is around them' : `${readable(from)} → ${readable(to)}`;
}
