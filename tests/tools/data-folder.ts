import { createHash } from 'node:crypto';
import { cp, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Byte of a gzip header for the operating system; this value means unknown, so that all systems write the same bytes. */
const GZIP_SYSTEM = { at: 9, unknown: 255 };

/** Bytes compressed by gzip, the same on every system, and the SHA-256 of that, 64 hex digits. */
export function pack(content: Uint8Array): { file: Uint8Array; version: string } {
  const file = gzipSync(content, { level: 9 });
  file[GZIP_SYSTEM.at] = GZIP_SYSTEM.unknown;
  return { file, version: createHash('sha256').update(file).digest('hex') };
}

/**
 * Writes files by their names and a manifest into a folder; its other files stay. A new folder is made beside the old one
 * and replaces it when it is complete.
 * @throws Error where a file can't be written; nothing has changed then.
 */
export async function writeWithManifest(
  folder: string,
  files: Readonly<Record<string, Uint8Array>>,
  manifest: object,
): Promise<void> {
  const pending = `${folder}.new`;
  const before = `${folder}.old`;
  try {
    await tidy(folder, pending, before);
    await mkdir(pending, { recursive: true });
    const isThere = await exists(folder);
    if (isThere) await cp(folder, pending, { recursive: true });
    for (const [name, file] of Object.entries(files)) await writeFile(path.join(pending, name), file);
    await writeFile(path.join(pending, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    if (isThere) await rename(folder, before);
    await rename(pending, folder).catch(async (error: unknown) => {
      if (isThere) await rename(before, folder);
      throw error;
    });
    await rm(before, { recursive: true, force: true });
  } finally {
    await rm(pending, { recursive: true, force: true });
  }
}

/** Cleans up after an interrupted run: restores the old folder unless the new one had replaced it. */
async function tidy(folder: string, pending: string, before: string): Promise<void> {
  if ((await exists(before)) && !(await exists(folder))) await rename(before, folder);
  for (const left of [pending, before]) await rm(left, { recursive: true, force: true });
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}
