/**
 * The least number of units to insert, delete or change so that a text becomes a beginning of another, for each of the
 * other's beginnings: `distances[n]` is of its first n units. V. I. Levenshtein, "Binary codes capable of correcting
 * deletions, insertions and reversals", Soviet Physics Doklady 10(8), 1966; by dynamic programming, in time
 * proportional to the product of the lengths.
 */
export function prefixDistances(text: ArrayLike<number>, other: ArrayLike<number>): Uint16Array {
  let before = Uint16Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= text.length; i++) {
    const row = new Uint16Array(other.length + 1);
    row[0] = i;
    for (let j = 1; j <= other.length; j++) {
      const changed = before[j - 1] + (text[i - 1] === other[j - 1] ? 0 : 1);
      row[j] = Math.min(changed, before[j] + 1, row[j - 1] + 1);
    }
    before = row;
  }
  return before;
}
