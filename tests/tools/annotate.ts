/**
 * Prints what the extension paints on pages.
 *
 *   npm run --silent annotate -- [--json] [--screenshot FILE.png] [--scripts] FILE_OR_URL …
 *
 * A table for each page, or with --json one object a line. Each page that can't be read gets a line on stderr; the
 * others are still read, and the exit status is 1. Scripts of saved pages run only with --scripts.
 */
import { parseArgs } from 'node:util';
import { printPages } from './annotate/print';

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, screenshot: { type: 'string' }, scripts: { type: 'boolean' } },
  });
  if (positionals.length === 0)
    throw new Error('no page given: [--json] [--screenshot FILE.png] [--scripts] FILE_OR_URL …');
  if (values.screenshot !== undefined && positionals.length > 1)
    throw new Error('--screenshot takes one page at a time');
  return { ...values, files: positionals };
}

try {
  const { files, ...options } = readArguments();
  if (!(await printPages('annotate', files, options))) process.exitCode = 1;
} catch (error) {
  console.error(`annotate: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
