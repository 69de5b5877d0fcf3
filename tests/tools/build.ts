import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone, runQuietly } from './install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a build is made from. */
const sources = ['entrypoints', 'components', 'utils', 'public', 'wxt.config.ts', 'package-lock.json'];

/** What wxt calls the browser families. */
const targets = { chromium: 'chrome', firefox: 'firefox' } as const;

/** Folder of the built extension for a browser family. */
export function builtExtension(family: keyof typeof targets): string {
  return join(root, 'dist', `${targets[family]}-mv3`);
}

/** Whether there is no build for a browser family, or a source is newer than it. */
function isStale(family: keyof typeof targets): boolean {
  const manifest = join(builtExtension(family), 'manifest.json');
  if (!existsSync(manifest)) return true;
  const built = statSync(manifest).mtimeMs;
  return sources.some((source) => newest(join(root, source)) > built);
}

/**
 * Builds the extension for a browser family; two builds of one folder are never made at the same time.
 * @param wanted Looked at when the turn has come: whether a build is still needed.
 * @throws Error with the end of the build's output where it fails.
 */
export async function build(
  family: keyof typeof targets,
  wanted: () => boolean = () => isStale(family),
): Promise<void> {
  await alone(`${root}:build`, 'a build', wanted, async () => {
    console.error(`Building the extension for ${family} …`);
    const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
    // Vitest sets it to `test`, by which components would be built for development, with the paths of their files.
    const env = { ...process.env, NODE_ENV: 'production' };
    await runQuietly(process.execPath, [wxt, 'build', '--browser', targets[family]], { cwd: root, env });
  });
}

/** Latest time of change in a file, or in a folder and everything in it, ms since the epoch. */
function newest(path: string): number {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  const entries: Dirent[] = readdirSync(path, { withFileTypes: true });
  return Math.max(own.mtimeMs, ...entries.map((entry) => newest(join(path, entry.name))));
}
