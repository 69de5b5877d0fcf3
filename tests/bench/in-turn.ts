/** Something to be timed. */
export interface Subject {
  /** What it returns is kept until the next run, so that no compiler leaves the work out. */
  readonly run: () => unknown;
  /** How many runs are timed together: short ones need several; 1 by default. */
  readonly repeat?: number;
}

/** Keeps the last result of a subject. */
const kept: { result: unknown } = { result: null };

/**
 * Times subjects one after the other, round by round, so that a busy moment of the machine shows in all of them.
 * @param rounds How many times of each there are.
 * @param warmUp Rounds before them that don't count.
 * @returns For each subject the time of one run in each round, ms.
 */
export function timeInTurn<K extends string>(
  subjects: Readonly<Record<K, Subject>>,
  rounds: number,
  warmUp: number,
): Record<K, number[]> {
  const names = Object.keys(subjects) as K[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of names) {
      const { run, repeat = 1 } = subjects[name];
      const begin = performance.now();
      for (let i = 0; i < repeat; i++) kept.result = run();
      const time = (performance.now() - begin) / repeat;
      if (round >= 0) times[name].push(time);
    }
  }
  return times;
}
