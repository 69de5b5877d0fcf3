import type { VariantBrowser } from './variants';

/** What an extension's content scripts did on a page's main thread, ms. */
export interface ScriptTime {
  /** Of all its runs together, what the browser does in them (layout, collecting garbage) included. */
  readonly total: number;
  /** Its longest run that began when the document was ready: time that the processor spent on it. */
  readonly longestRun: number;
  /** The longest task that began then and in which it ran, in the same time; tasks may hold more than that. */
  readonly longestTask: number;
  /** Longest such task by the clock: with the time in which other programs had the processor. */
  readonly longestByClock: number;
}

/** An event of a trace with a duration. Source: Trace Event Format, Google. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Beginning and duration, µs. */
  readonly ts: number;
  readonly dur?: number;
  /** What of the duration the thread had the processor, µs. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

interface Interval {
  readonly start: number;
  readonly end: number;
  readonly busy: number;
}

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Does something, for instance loads a page, and tells what the extension's content scripts did on a page meanwhile. */
export async function traced<T>(
  { chromium: { browser, extensionId } }: VariantBrowser,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly scripts: ScriptTime }> {
  await browser.startTracing(undefined, { categories });
  let result: T;
  let trace: Buffer;
  try {
    result = await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  return { result, scripts: scriptTime(traceEvents, `chrome-extension://${extensionId}/`) };
}

/**
 * Adds up what content scripts of an origin did in a trace. All microtasks of their thread count as theirs: what
 * comes after an `await` runs as one, and the measured pages have no scripts of their own.
 * @throws Error where the trace has none.
 */
export function scriptTime(events: readonly TraceEvent[], origin: string): ScriptTime {
  const isContentScript = ({ args }: TraceEvent) => {
    const url = args?.data?.url ?? '';
    return url.startsWith(origin) && url.endsWith('.js') && !url.endsWith('/background.js');
  };
  const first = events.find((event) => event.name === 'EvaluateScript' && isContentScript(event));
  if (!first) throw new Error('a trace shows no script of the extension');
  const own = events.filter(({ pid, tid }) => pid === first.pid && tid === first.tid);
  const ready = Math.max(...own.filter(({ name }) => name === 'MarkDOMContent').map(({ ts }) => ts));
  const runs = outermost(
    own
      .filter(
        (event) =>
          event.name === 'RunMicrotasks' ||
          (/^(EvaluateScript|FunctionCall)$/.test(event.name) && isContentScript(event)),
      )
      .map(intervalOf),
  );
  const later = (intervals: readonly Interval[]) => intervals.filter(({ start }) => start >= ready);
  const tasks = later(outermost(own.filter(({ name }) => name === 'RunTask').map(intervalOf)));
  const theirs = tasks.filter((task) =>
    runs.some(({ start, end }) => start >= task.start && end <= task.end),
  );
  const sum = runs.reduce((all, { start, end }) => all + end - start, 0);
  return {
    total: sum / 1000,
    longestRun: most(later(runs), ({ busy }) => busy),
    longestTask: most(theirs, ({ busy }) => busy),
    longestByClock: most(theirs, ({ start, end }) => end - start),
  };
}

function intervalOf({ ts, dur = 0, tdur = dur }: TraceEvent): Interval {
  return { start: ts, end: ts + dur, busy: tdur };
}

/** Intervals that are in no other one, in order. */
function outermost(intervals: readonly Interval[]): Interval[] {
  const kept: Interval[] = [];
  for (const each of [...intervals].sort((a, b) => a.start - b.start || b.end - a.end))
    if (each.end > (kept.at(-1)?.end ?? -1)) kept.push(each);
  return kept;
}

/** The most of all intervals, ms; 0 where there is none. */
function most(intervals: readonly Interval[], of: (interval: Interval) => number): number {
  return Math.max(0, ...intervals.map(of)) / 1000;
}
