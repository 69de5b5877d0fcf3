type Density = readonly (number | null)[];

/** A bar for each part of a page, from the left, one unit high, as the data of an SVG path; parts of no width have none. */
export function barsOf(density: Density, widthOf: (share: number | null) => number): string {
  return density
    .map((share, at) => ({ at, width: Math.round(widthOf(share) * 100) / 100 }))
    .filter(({ width }) => width > 0)
    .map(({ at, width }) => `M0 ${at}h${width}v1h${-width}z`)
    .join('');
}

/** The marked share at a part of the page's height, 0 to 1; null where there is no text. */
export function shareAt(density: Density, part: number): number | null {
  return density[Math.min(Math.floor(part * density.length), density.length - 1)] ?? null;
}

/** The most densely marked part of a page: where its middle is and its share, 0 to 1 each; null where nothing is marked. */
export function densestOf(density: Density): { at: number; share: number } | null {
  const share = Math.max(0, ...density.map((each) => each ?? 0));
  if (share === 0) return null;
  return { at: (density.indexOf(share) + 0.5) / density.length, share };
}
