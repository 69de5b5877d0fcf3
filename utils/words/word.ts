/** A word of the list, as it goes into it. */
export interface Word {
  /** Normalised: Han characters of one unit each, 1 to WORD_MAX_UNITS of them. */
  readonly text: string;
  /** 0 (the most frequent) to COST_MAX, in COST_STEPS. */
  readonly cost: number;
}
