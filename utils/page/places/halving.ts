/**
 * The lowest index from which on `isBelow` holds, `count` where it never does; found by halving, as pages are read
 * from top to bottom. An index for which it is null is taken to be like the next one for which it is not.
 */
export function lowest(count: number, isBelow: (index: number) => boolean | null): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    let probe = middle;
    let below = isBelow(probe);
    while (below === null && ++probe < high) below = isBelow(probe);
    if (below === null || below) high = middle;
    else low = probe + 1;
  }
  return low;
}
