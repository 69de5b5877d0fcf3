import type { Row } from './row';

/** Measures something and keeps its rows; where that fails the other measurements go on. */
export type Measure = (what: string, work: () => readonly Row[] | Promise<readonly Row[]>) => Promise<void>;

/** Rows that were measured, and what could not be. */
export class Measurements {
  readonly rows: Row[] = [];
  /** Whether all could be measured. */
  isWhole = true;
  readonly #tell: (line: string) => void;

  /** @param tell Gets a line for each beginning and each failure. */
  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  readonly measure: Measure = async (what, work) => {
    this.#tell(`Measuring ${what} …`);
    try {
      this.rows.push(...(await work()));
    } catch (error) {
      this.isWhole = false;
      const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
      this.#tell(`bench: ${what} could not be measured: ${reason}`);
    }
  };

  /** The rows sorted by group, each group in the order in which it was measured. */
  inOrder(): Row[] {
    const group = ({ name }: Row) => name.slice(0, name.search(/[,:]/));
    return [...this.rows].sort((a, b) => (group(a) < group(b) ? -1 : group(a) > group(b) ? 1 : 0));
  }
}
