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
