/**
 * Least number of UTF-16 units to insert, delete or replace to make one text of another (Levenshtein's distance), or
 * `most + 1` where it is greater than `most`. Only the band of the table in which that can be is filled (E. Ukkonen,
 * Algorithms for Approximate String Matching, 1985): time in the order of `most` times the length.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Uint32Array.from({ length: b.length + 1 }, (_, i) => i);
  let next = new Uint32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const unit = a.charCodeAt(i - 1);
    const first = Math.max(1, i - most);
    const last = Math.min(b.length, i + most);
    next[first - 1] = first === 1 ? i : most + 1;
    let least = next[first - 1];
    for (let j = first; j <= last; j++) {
      const replaced = row[j - 1] + (unit === b.charCodeAt(j - 1) ? 0 : 1);
      const changed = Math.min(replaced, row[j] + 1, next[j - 1] + 1);
      next[j] = changed;
      if (changed < least) least = changed;
    }
    if (last < b.length) next[last + 1] = most + 1;
    if (least > most) return most + 1;
    [row, next] = [next, row];
  }
  return Math.min(row[b.length], most + 1);
}
