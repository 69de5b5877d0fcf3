/**
 * Measures the extension and what it is compared with, and prints a table with a mark for each budget.
 *
 *   npm run --silent bench -- [--core] [--json]
 *
 * --core leaves out what needs a browser. With --json one object goes to stdout. All else goes to stderr. The exit
 * status is 1 where something could not be measured; a missed budget leaves it at 0.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureInBrowser } from './browser/browser';
import { measureCore } from './core';
import { Measurements } from './measure';
import { asJson, asTable } from './row';
import { makeSetting } from './setting';

const bootstrap = fileURLToPath(new URL('../tools/bootstrap.mjs', import.meta.url));

try {
  const { core, json } = parseArgs({
    options: { core: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  }).values;
  const measurements = new Measurements((line) => console.error(line));
  sayWhetherBusy();
  const setting = await makeSetting();
  await measureCore(setting, measurements.measure);
  if (!core) await measureInBrowser(setting, provideBrowser, measurements.measure);
  const rows = measurements.inOrder();
  if (json) console.log(JSON.stringify(asJson(rows)));
  else for (const line of asTable(rows)) console.log(line);
  if (!measurements.isWhole) process.exitCode = 1;
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
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
