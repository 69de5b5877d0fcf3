/** Where the machine's browsers are. Plain JavaScript without packages: it runs before any are installed. */
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import process from 'node:process';

/** @typedef {{ family: 'chromium' | 'firefox', path: string }} Browser */

const names = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  firefox: ['firefox-esr', 'firefox'],
};

const macApps = {
  chromium: [
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Chromium.app/Contents/MacOS/Chromium',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
};

const windowsPrograms = {
  chromium: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
};

/** Environment variables that name a browser's program and go before any search. */
export const overrides = { chromium: 'TIFA_CHROMIUM', firefox: 'TIFA_FIREFOX' };

/**
 * Path of Chromium, Chrome or Edge (`chromium`) or of Firefox (`firefox`), or null where there is none.
 * @param {'chromium' | 'firefox'} family
 * @returns {string | null}
 * @throws {Error} where the overriding environment variable names no program.
 */
export function findBrowser(family) {
  const override = process.env[overrides[family]];
  if (override) {
    if (isProgram(override)) return override;
    throw new Error(`${overrides[family]}=${override} is no program that can be started`);
  }
  return places(family).find(isProgram) ?? null;
}

/**
 * @param {'chromium' | 'firefox'} family
 * @returns {string[]}
 */
function places(family) {
  const { env } = process;
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(homedir(), 'Applications')];
    return folders.flatMap((folder) => macApps[family].map((app) => join(folder, app)));
  }
  if (process.platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return folders
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => windowsPrograms[family].map((program) => join(folder, program)));
  }
  const folders = [
    ...(env.PATH ?? '').split(delimiter).filter(isAbsolute),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ];
  return names[family].flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
