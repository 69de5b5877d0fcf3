import { build } from '../../tools/build';

/** Builds for both browsers before the first test, where the sources are newer than the builds. */
export async function setup(): Promise<void> {
  await build('chromium');
  await build('firefox');
}
