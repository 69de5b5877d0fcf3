/** At most `limit` of some items in their order, spread evenly over them; all of them where they are no more. */
export function thin<T>(items: ArrayLike<T>, limit: number): T[] {
  const length = Math.min(items.length, limit);
  return Array.from({ length }, (_, at) => items[Math.floor((at * items.length) / length)]);
}
