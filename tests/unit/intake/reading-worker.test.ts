import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReadJob, ReadReport } from '../../../utils/intake/read-job';
import { type JobWorker, ReadingWorker } from '../../../utils/intake/reading-worker';
import { INTAKE_FILE_MS } from '../../../utils/limits';

const job: ReadJob = { kind: 'page', page: { html: '', url: '', name: '' } };
const progressed: ReadReport = { kind: 'progressed', part: 0.5 };
const refused: ReadReport = { kind: 'refused', problem: { kind: 'empty' } };

/** A worker whose reports the test sends. */
class MadeWorker implements JobWorker {
  onmessage: JobWorker['onmessage'] = null;
  onmessageerror: JobWorker['onmessageerror'] = null;
  onerror: JobWorker['onerror'] = null;
  readonly jobs: unknown[] = [];
  isTerminated = false;

  postMessage(given: unknown) {
    this.jobs.push(given);
  }

  terminate() {
    this.isTerminated = true;
  }

  send(report: ReadReport) {
    this.onmessage?.call(this as unknown as Worker, new MessageEvent('message', { data: report }));
  }

  fail() {
    const event = new Event('error', { cancelable: true });
    this.onerror?.call(this as unknown as Worker, event as ErrorEvent);
    return event;
  }
}

describe('reading in a worker', () => {
  const workers: MadeWorker[] = [];
  const start = () => {
    const worker = new MadeWorker();
    workers.push(worker);
    return worker;
  };
  let controller: AbortController;
  let reading: ReadingWorker;
  let reports: ReadReport[];
  const run = () => reading.run(job, (report) => reports.push(report));

  beforeEach(() => {
    vi.useFakeTimers();
    workers.length = 0;
    reports = [];
    controller = new AbortController();
    reading = new ReadingWorker(start, controller.signal);
  });
  afterEach(() => vi.useRealTimers());

  test('one worker does job after job, and ends when it is closed', async () => {
    for (let each = 0; each < 2; each++) {
      const running = run();
      workers[0].send(refused);
      workers[0].send({ kind: 'ended' });
      await running;
    }
    expect(workers).toHaveLength(1);
    expect(workers[0].jobs).toEqual([job, job]);
    expect(reports).toEqual([refused, refused]);
    expect(workers[0].isTerminated).toBe(false);
    reading.close();
    expect(workers[0].isTerminated).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('one that reports nothing but progress for too long is ended, and the next job gets another', async () => {
    const late = expect(run()).rejects.toMatchObject({
      problem: { kind: 'tookTooLong', limit: INTAKE_FILE_MS },
    });
    await vi.advanceTimersByTimeAsync(INTAKE_FILE_MS - 1);
    workers[0].send({ kind: 'began', name: 'a.txt', at: 0, count: 2, budget: 1 });
    await vi.advanceTimersByTimeAsync(INTAKE_FILE_MS - 1);
    expect(workers[0].isTerminated).toBe(false);
    workers[0].send(progressed);
    await vi.advanceTimersByTimeAsync(1);
    await late;
    expect(workers[0].isTerminated).toBe(true);
    const running = run();
    // What the first one had sent before it ended is no answer to the second job.
    workers[0].send({ kind: 'ended' });
    workers[1].send(refused);
    workers[1].send({ kind: 'ended' });
    await running;
    expect(reports.at(-1)).toEqual(refused);
  });

  test('one that breaks down is reported, without an error on the console, and replaced', async () => {
    const broken = expect(run()).rejects.toMatchObject({ problem: { kind: 'crashed' } });
    expect(workers[0].fail().defaultPrevented).toBe(true);
    await broken;
    expect(workers[0].isTerminated).toBe(true);
    const running = run();
    workers[1].send({ kind: 'ended' });
    await running;
  });

  test('an aborted signal ends it at once; nothing is started afterwards', async () => {
    const aborted = expect(run()).rejects.toMatchObject({ name: 'AbortError' });
    controller.abort();
    await aborted;
    expect(workers[0].isTerminated).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    await expect(run()).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers).toHaveLength(1);
  });

  test('what its listener throws ends the job', async () => {
    const running = reading.run(job, () => {
      throw new Error('no');
    });
    const failed = expect(running).rejects.toThrow('no');
    workers[0].send(progressed);
    await failed;
    expect(workers[0].isTerminated).toBe(true);
  });
});
