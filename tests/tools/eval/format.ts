import { columnsOf } from '../text-table';
import type { Figures, Gathered, PageFigures, Place, Report } from './report';
import type { FalseMark, Miss } from './score';

/** A report for people: a row a page, a row a figure, the false marks, the misses. */
export function formatReport({ pages, total, falseMarks, misses }: Report): string {
  const parts = [
    formatPages(pages),
    formatFigures(total),
    formatFalseMarks(falseMarks),
    formatMisses(misses),
  ];
  return parts.join('\n\n');
}

/** One row a page: its Han characters, those of B, the marked ones, precision and recall. */
function formatPages(pages: readonly PageFigures[]): string {
  const rows = pages.map(({ page, han, gold, marked, precision, recall }) => [
    page,
    ...[han, gold, marked].map(String),
    ...[precision, recall].map((figure) => figure.toFixed(2)),
  ]);
  const table = [['page', 'Han', 'gold', 'marked', 'P', 'R'], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => columnsOf(row[column]))));
  return table.map((row) => row.map((cell, i) => padTo(cell, widths[i], i > 0)).join('  ')).join('\n');
}

/** One row a figure. */
function formatFigures(figures: Figures): string {
  const rows = Object.entries(figures);
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value ?? 'no sources'}`).join('\n');
}

/** Each false mark with its wrong characters, its kind, and its occurrences with the wrong parts in brackets. */
function formatFalseMarks(marks: readonly Gathered<FalseMark>[]): string {
  const lines = marks.flatMap(({ text, kind, han, places }) => [
    `${count(han)}  ${onOneLine(text)}  (${kind})`,
    ...places.map(formatPlace),
  ]);
  return [headOf('False marks', 'wrong', marks), ...lines].join('\n');
}

/** Each missed span with its unmarked characters, and its occurrences with the marked parts in brackets. */
function formatMisses(misses: readonly Gathered<Miss>[]): string {
  const lines = misses.flatMap(({ text, known, han, places }) => [
    `${count(han)}  ${onOneLine(text)}${known ? '  (known)' : ''}`,
    ...places.map(formatPlace),
  ]);
  return [headOf('Misses', 'unmarked', misses), ...lines].join('\n');
}

function headOf(title: string, what: string, faults: readonly { readonly han: number }[]): string {
  const han = faults.reduce((sum, fault) => sum + fault.han, 0);
  const strings = faults.length === 1 ? '1 string' : `${faults.length} strings`;
  return `${title}: ${strings}, ${han} ${what} Han characters`;
}

function formatPlace({ page, before, text, after }: Place): string {
  return `      ${page}  ${before}〔${text}〕${after}`.trimEnd();
}

function count(han: number): string {
  return String(han).padStart(4);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function padTo(text: string, columns: number, toRight: boolean): string {
  const space = ' '.repeat(Math.max(0, columns - columnsOf(text)));
  return toRight ? space + text : text + space;
}
