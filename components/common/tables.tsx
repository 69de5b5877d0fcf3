import { i18n } from '#i18n';

interface ChartTableProps {
  /** What the table shows, for screen readers. */
  label: string;
  columns: readonly string[];
  /** The cells of each row; the first is its header. */
  rows: readonly (readonly string[])[];
}

/** The numbers of a chart as a table, collapsed at first. */
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

/** A number with its name. */
export interface FactRow {
  readonly name: string;
  readonly value: string;
}

/** Numbers, one per line. */
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
