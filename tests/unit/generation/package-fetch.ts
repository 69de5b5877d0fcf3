import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { root } from '../repository-files';

/** Lets `fetch` read the files of the package from `public/`, and answer 404 for those in `missing`. */
export function servePackage(missing: ReadonlySet<string> = new Set()): void {
  vi.stubGlobal('fetch', async (path: string) => {
    if (missing.has(path)) return new Response(null, { status: 404 });
    return new Response(await readFile(join(root, 'public', path)));
  });
}
