import { ratio, shown, type Unit } from '../row';
import { median } from '../statistics';
import type { Load } from './load';
import type { Variant } from './variants';

/** The loads of one page in each browser. */
export type Loads<T extends Load = Load> = Readonly<Record<Variant, readonly T[]>>;

/** Median of what a variant's loads give; null where none gives anything. */
export function middle<T>(loads: readonly T[], of: (load: T) => number | null): number | null {
  const values = loads.map(of).filter((value) => value !== null);
  return values.length === 0 ? null : median(values);
}

/** @throws Error where no load gives a value. */
export function measured<T>(loads: readonly T[], of: (load: T) => number | null): number {
  const value = middle(loads, of);
  if (value === null) throw new Error('nothing was painted');
  return value;
}

/** The same figure of another variant, with the ratio: `bare 12 ms (2.5×)`. */
export function besides(value: number, other: number | null, what: string, unit: Unit): string {
  if (other === null) return `${what} –`;
  const figure = `${what} ${shown(other)} ${unit}`;
  return other > 0 ? `${figure} (${ratio(value, other, '').trim()})` : figure;
}
