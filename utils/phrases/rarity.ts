/**
 * How much a mark says: `common` is said everywhere, `typical` in some reports or texts, `rare` in hardly any, or it
 * has only just begun. In the order in which marks stand out more.
 */
export const RARITIES = ['common', 'typical', 'rare'] as const;

export type Rarity = (typeof RARITIES)[number];
