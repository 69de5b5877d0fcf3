/**
 * Installs what a bare clone needs to be built and run: npm packages, browsers, Chinese fonts.
 *
 *   node tests/tools/bootstrap.mjs [chromium|firefox|any|start] …
 *
 * Each word is a need: a browser of that family, any browser, or what `npm start` can use here. Without any,
 * only npm packages. Progress goes to stderr. The exit status is 1, after a line that says what to do, where a
 * need can't be met. Uses nothing but Node, since it runs before any package is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findBrowser, overrides } from './browsers.mjs';
import { canInstallPackages, installPackages } from './debian-packages.mjs';
import { hasDisplay } from './display.mjs';
import { alone, runQuietly } from './install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const oldestNode = [20, 20];

const debianPackages = { chromium: 'chromium', firefox: 'firefox-esr', font: 'fonts-noto-cjk' };
const productNames = { chromium: 'Chrome, Chromium or Edge', firefox: 'Firefox (140 or later)' };

try {
  checkNode();
  await alone(root, 'npm packages', packagesMissing, installNpmPackages);
  const needs = process.argv.slice(2);
  if (needs.length > 0) await provideBrowsers(needs);
} catch (error) {
  console.error(`set-up: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(`Node ${oldestNode.join('.')} or later is needed; this is ${process.versions.node}`);
}

/**
 * Whether node_modules lacks a package of package-lock.json or has another version of it. By content and not by
 * the files' times, which a checkout or an `npm install` sets as it likes.
 */
function packagesMissing() {
  const installedList = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return true;
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).some(
    ([path, entry]) => path !== '' && !entry.optional && installed[path]?.version !== entry.version,
  );
}

async function installNpmPackages() {
  console.error('Installing npm packages …');
  // npm is a .cmd file on Windows, which only a shell starts.
  await runQuietly('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    shell: process.platform === 'win32',
  });
}

/** @param {string[]} needs */
async function provideBrowsers(needs) {
  const missing = () => missingFamilies(needs);
  const wantsFont = () => process.platform === 'linux' && fontMissing();
  const wanted = () => [
    ...missing().map((family) => debianPackages[family]),
    ...(wantsFont() ? [debianPackages.font] : []),
  ];
  if (canInstallPackages()) {
    await alone(
      'debian',
      'Debian packages',
      () => wanted().length > 0,
      () => installPackages(wanted()),
    );
  }
  const lacking = missing();
  if (lacking.length > 0) throw new Error(adviceFor(lacking));
  if (wantsFont())
    console.error('No Chinese font was found: screenshots will show boxes. Install Noto Sans CJK.');
}

/**
 * @param {string[]} needs
 * @returns {('chromium' | 'firefox')[]}
 */
function missingFamilies(needs) {
  const found = { chromium: findBrowser('chromium') !== null, firefox: findBrowser('firefox') !== null };
  /** @type {Set<'chromium' | 'firefox'>} */
  const missing = new Set();
  for (const need of needs) {
    // Without a display `npm start` reads the page through Chromium; with one it opens whatever the user has.
    const family = need === 'start' ? (hasDisplay() ? 'any' : 'chromium') : need;
    if (family === 'any') {
      if (!found.chromium && !found.firefox) missing.add('chromium');
    } else if (family === 'chromium' || family === 'firefox') {
      if (!found[family]) missing.add(family);
    } else {
      throw new Error(`${need}: no such need; chromium, firefox, any or start`);
    }
  }
  return [...missing];
}

/** @param {('chromium' | 'firefox')[]} families */
function adviceFor(families) {
  const how =
    process.platform === 'linux'
      ? `for instance as root: apt-get install ${families.map((family) => debianPackages[family]).join(' ')}`
      : 'from its maker’s site';
  const products = families.map((family) => productNames[family]).join(', and ');
  const variables = families.map((family) => overrides[family]).join(' and ');
  return `${products} was not found. Install it (${how}), or name its program in ${variables}.`;
}

function fontMissing() {
  return !runs('fc-list', [':lang=zh', 'family']);
}

/**
 * Whether a command can be started and prints something.
 * @param {string} command
 * @param {string[]} args
 */
function runs(command, args) {
  const { stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return typeof stdout === 'string' && stdout.trim() !== '';
}
