import { type ReadOptions, readPages } from './pages';
import { formatPage } from './table';

/** How pages are printed. */
export interface PrintOptions extends ReadOptions {
  /** One JSON object a line in place of a table. */
  readonly json?: boolean;
}

/**
 * Prints what the extension paints on pages, and on stderr a line for each page that can't be read.
 * @param command Named in the lines on stderr.
 * @returns Whether all went well.
 * @throws Error where the extension can't be built or the browser does not start.
 */
export async function printPages(
  command: string,
  files: readonly string[],
  options: PrintOptions,
): Promise<boolean> {
  let failures = 0;
  for await (const { file, outcome } of readPages(files, options)) {
    const errors = outcome instanceof Error ? [outcome.message] : outcome.differences;
    if (!(outcome instanceof Error))
      console.log(options.json ? JSON.stringify(outcome.page) : formatPage(outcome.page));
    for (const error of errors) console.error(`${command}: ${file}: ${error}`);
    failures += errors.length;
  }
  return failures === 0;
}
