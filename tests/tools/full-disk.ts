/**
 * Checks that everything reported as stored is still there after the disk was full and the browser restarted.
 *
 *   npm run full-disk [-- TRIES [chromium|firefox]]
 *
 * Each try has a browser with its profile on a small disk of its own: the disk is filled, changes of every kind fail,
 * space is freed, changes are stored, and the browser is restarted twice. Needs Linux and root; elsewhere it prints a
 * line and ends. The exit status is 1 where something was lost, or where an error didn't say that the disk is full.
 */
import { copyExtension } from '../browser/harness/extension-copy';
import { addStoringPage } from '../browser/storing/storing';
import { findBrowser } from './browsers.mjs';
import { build, builtExtension } from './build';
import { changeOf, firstChanges } from './full-disk/changes';
import { type Family, Session } from './full-disk/session';
import { makeSmallDisk, type SmallDisk, whyNoDisk } from './full-disk/small-disk';

/** When the browser is restarted, besides at the end. */
const RESTARTS = ['never', 'while the disk is full', 'as soon as there is room'] as const;

/** Bytes left on a disk that is "nearly" full: the first small write fits, the next doesn't. */
const SLACK = 12_288;

/** The course of a try; each number of a try has another. */
interface Plan {
  readonly failures: number;
  readonly restart: (typeof RESTARTS)[number];
  /** Whether the check for space before a write succeeds, as it does where the disk fills up just after it. */
  readonly isBlind: boolean;
  readonly slack: number;
}

function planOf(number: number): Plan {
  return {
    failures: 1 + (number % 3),
    restart: RESTARTS[Math.floor(number / 2) % RESTARTS.length],
    isBlind: number % 2 === 1,
    slack: number % 4 === 3 ? SLACK : 0,
  };
}

const [tries = '20', wanted] = process.argv.slice(2);

const why = whyNoDisk();
if (why !== null) console.log(`full-disk: skipped, since ${why}.`);
else
  for (const family of ['chromium', 'firefox'] as const) {
    if (wanted !== undefined && wanted !== family) continue;
    if (findBrowser(family) === null) console.log(`full-disk: ${family} skipped, since it was not found.`);
    else await tryAll(family, Number(tries));
  }

async function tryAll(family: Family, count: number): Promise<void> {
  await build(family);
  const copy = copyExtension(builtExtension(family), addStoringPage);
  // So that an interrupted run leaves none.
  process.once('exit', copy.remove);
  let good = 0;
  try {
    for (let number = 0; number < count; number++) {
      const complaints = await tryOnce(family, copy.path, number);
      if (complaints.length === 0) good++;
      console.log(`${family} ${number + 1}: ${[wordsOf(planOf(number)), ...complaints].join('\n    ')}`);
    }
  } finally {
    copy.remove();
  }
  console.log(`${family}: ${good} of ${count} tries lost nothing that was reported as stored.`);
  if (good < count) process.exitCode = 1;
}

function wordsOf({ failures, restart, isBlind, slack }: Plan): string {
  const look = isBlind ? 'the look for room misled' : 'the look for room true';
  return `${failures} changes fail, ${slack} bytes left, ${look}, restarted ${restart}`;
}

async function tryOnce(family: Family, extension: string, number: number): Promise<string[]> {
  const disk = makeSmallDisk();
  const session = new Session(family, extension, disk);
  try {
    return await run(session, disk, planOf(number), number);
  } finally {
    await session.end();
    await disk.remove();
  }
}

async function run(session: Session, disk: SmallDisk, plan: Plan, number: number): Promise<string[]> {
  await session.start();
  for (const change of firstChanges()) await session.make(change, true);
  disk.fill(plan.slack);
  const first = number * 3;
  for (let at = 0; at < plan.failures; at++) {
    // The space left may fit a small change, but no document.
    const change = changeOf(plan.slack > 0 ? 1001 + 10 * at : first + at);
    if (plan.isBlind) await session.mislead(change.looks);
    await session.make(change, false);
  }
  if (plan.restart === 'while the disk is full') await session.restart();
  disk.makeRoom();
  if (plan.restart === 'as soon as there is room') await session.restart();
  for (let at = 0; at < 12; at++) await session.make(changeOf(first + 3 + at), true);
  await session.restart();
  await session.check('after a restart');
  await session.make(changeOf(2001), true);
  await session.restart();
  await session.check('after a second restart');
  return session.complaints;
}
