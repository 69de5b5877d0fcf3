/** Lines that a context keeps, the latest ones. */
export const MAX_LOG_LINES = 200;

/** Longest name of an error that is kept, UTF-16 units; the browser's are shorter. */
const MAX_NAME_UNITS = 40;

/** An error's causes that are named besides the error itself. */
const MAX_CAUSES = 3;

/** A text written in the program. A text that comes from elsewhere has the type `string`, which this refuses. */
type Literal<S extends string> = string extends S ? never : S;

/** Something that went wrong without being shown to the user. */
export interface LogLine {
  /** Time of the last occurrence, ms since the epoch. */
  readonly time: number;
  /** What failed, with the names of the errors. */
  readonly text: string;
  /** How often it happened. */
  readonly count: number;
}

const lines = new Map<string, LogLine>();

/**
 * Keeps what went wrong in this context, for "Copy diagnostics". Of an error only the names of it and its causes are
 * kept: messages can quote pages, snippets and addresses. A line that occurs again is counted and moves to the end.
 * @param what A text of the program's own; the compiler refuses any other.
 */
export function note<const S extends string>(what: Literal<S>, error?: unknown): void {
  const text = [what, ...namesOf(error)].join(' < ');
  const count = (lines.get(text)?.count ?? 0) + 1;
  lines.delete(text);
  lines.set(text, { time: Date.now(), text, count });
  if (lines.size > MAX_LOG_LINES) lines.delete(lines.keys().next().value as string);
}

/** As `note`, and writes it to the console with the whole error: something that a developer should look at. */
export function warn<const S extends string>(what: Literal<S>, error?: unknown): void {
  note(what as never, error);
  console.warn(what, ...(error === undefined ? [] : [error]));
}

/** A handler for a promise whose failure changes nothing for the user: notes it, and gives `instead`. */
export function noted<const S extends string>(what: Literal<S>): (error: unknown) => undefined;
export function noted<const S extends string, T>(what: Literal<S>, instead: T): (error: unknown) => T;
export function noted(what: string, instead?: unknown): (error: unknown) => unknown {
  return (error) => {
    note(what as never, error);
    return instead;
  };
}

/** Notes errors that nothing in this context catches. */
export function noteUncaught(): void {
  addEventListener('error', ({ error }) => note('not caught', error));
  addEventListener('unhandledrejection', ({ reason }) => note('not caught in a promise', reason));
}

/** What this context has kept, at most MAX_LOG_LINES, oldest first. */
export function readLog(): LogLine[] {
  return [...lines.values()];
}

/** Names of an error and its causes; anything that doesn't look like a name is `Error`. */
function namesOf(error: unknown): string[] {
  const names: string[] = [];
  for (let each = error; each instanceof Error && names.length <= MAX_CAUSES; each = each.cause) {
    const isName = /^[A-Za-z]+$/.test(each.name) && each.name.length <= MAX_NAME_UNITS;
    names.push(isName ? each.name : 'Error');
  }
  return names;
}
