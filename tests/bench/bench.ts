/**
 * Measures the extension and what it is compared with, and prints a table with a mark for each budget.
 *
 *   npm run --silent bench -- [--core | --browser [--extension FOLDER]] [--json] [--against REVISION]
 *
 * --core leaves out what needs a browser, --browser all else; with --extension the browser gets another build than this
 * revision's. With --json one object goes to stdout. With --against an earlier revision is
 * measured in turn with this one, and the table has both. All else goes to stderr. The exit status is 1 where something
 * could not be measured; a missed budget leaves it at 0.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureAgainst, type Parts } from './against';
import { measureInBrowser } from './browser/browser';
import { measureCore } from './core';
import { Measurements } from './measure';
import { asJson, asTable } from './row';
import { makeSetting } from './setting';

const bootstrap = fileURLToPath(new URL('../tools/bootstrap.mjs', import.meta.url));

try {
  const { core, browser, extension, json, against } = parseArgs({
    options: {
      core: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      extension: { type: 'string' },
      json: { type: 'boolean', default: false },
      against: { type: 'string' },
    },
  }).values;
  sayWhetherBusy();
  const parts = { core: !browser, browser: !core };
  if (against === undefined) await measure(parts, extension ?? null, json);
  else if (json) throw new Error('--against prints a table, no JSON');
  else for (const line of await measureAgainst(against, parts, tell)) console.log(line);
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function measure(parts: Parts, extension: string | null, json: boolean): Promise<void> {
  const measurements = new Measurements(tell);
  const setting = await makeSetting();
  if (parts.core) await measureCore(setting, measurements.measure);
  if (parts.browser) await measureInBrowser(setting, provideBrowser, extension, measurements.measure);
  const rows = measurements.inOrder();
  if (json) console.log(JSON.stringify(asJson(rows)));
  else for (const line of asTable(rows)) console.log(line);
  if (!measurements.isWhole) process.exitCode = 1;
}

function tell(line: string): void {
  console.error(line);
}

/** @throws Error where there is no Chromium and none can be installed. */
function provideBrowser(): void {
  const { status } = spawnSync(process.execPath, [bootstrap, 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('there is no Chromium');
}

/** Says on stderr where others are at work on this machine. */
function sayWhetherBusy(): void {
  const [load] = loadavg();
  const cores = availableParallelism();
  if (load > cores)
    console.error(`The machine is busy (load ${load.toFixed(1)}, ${cores} cores): look at the ratios.`);
}
