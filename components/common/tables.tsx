import { i18n } from '#i18n';

interface ChartTableProps {
  /** What the table is of, for screen readers. */
  label: string;
  columns: readonly string[];
  /** Cells of each row; the first names it. */
  rows: readonly (readonly string[])[];
}

/** A chart's figures as a table, under a disclosure. */
export function ChartTable({ label, columns, rows }: ChartTableProps) {
  return (
    <details class="chart-table">
      <summary class="opens">{i18n.t('study.asTable')}</summary>
      <div class="chart-table-rows">
        <table aria-label={label}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells], at) => (
              <tr key={at}>
                <th scope="row">{name}</th>
                {cells.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** A figure with what it counts. */
export interface FactRow {
  readonly name: string;
  readonly value: string;
}

/** Figures, a line each. */
export function FactRows({ rows }: { rows: readonly FactRow[] }) {
  return (
    <dl class="fact-rows">
      {rows.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
