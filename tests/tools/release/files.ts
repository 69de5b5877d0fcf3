/** A version as browsers take it: up to three numbers, of which none is above 65535. */
const VERSION = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})$/;

/**
 * The text of package.json or package-lock.json with another version of the project; nothing else is changed.
 * @throws Error for a version that browsers don't take, or one lower than the present one.
 */
export function versionedJson(json: string, version: string): string {
  const { version: present } = JSON.parse(json) as { version: string };
  if (compare(numbersOf(version), numbersOf(present)) < 0)
    throw new Error(`${version} is lower than ${present}`);
  const value = JSON.parse(json);
  value.version = version;
  if (value.packages?.['']) value.packages[''].version = version;
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * The changelog with a date in place of "unreleased".
 * @param day As `2026-11-30`.
 * @throws Error where its first section is not that of the version, is dated already, or has no entry.
 */
export function datedChangelog(changelog: string, version: string, day: string): string {
  const [first = '', next] = changelog.split(/^(?=## )/m).slice(1);
  const heading = `## ${version} (unreleased)\n`;
  if (!first.startsWith(heading))
    throw new Error(
      `CHANGELOG.md does not begin with "${heading.trim()}" but with "${first.split('\n')[0]}"`,
    );
  if (!/^- ./m.test(first)) throw new Error(`CHANGELOG.md says nothing of ${version}`);
  if (next?.startsWith(`## ${version} `)) throw new Error(`CHANGELOG.md has ${version} twice`);
  return changelog.replace(heading, `## ${version} (${day})\n`);
}

function numbersOf(version: string): number[] {
  const numbers = VERSION.exec(version)?.slice(1).map(Number);
  if (!numbers?.every((each) => each <= 65_535)) throw new Error(`"${version}" is no version such as 0.2.0`);
  return numbers;
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
