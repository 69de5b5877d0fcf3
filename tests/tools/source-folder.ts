import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { UnusableDocumentError } from '../../utils/corpus/document';

/** What is wrong with a folder or its files, one line each. */
export class SourceFolderError extends Error {
  override readonly name = 'SourceFolderError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * The .txt files in a folder, in order, except those that are hidden or in a hidden folder by a dot in their names.
 * @param list Lists the names in the folder, or the paths below it.
 * @throws SourceFolderError where there is no such folder, it can't be read, or it has no such file.
 */
export async function textFiles(
  folder: string,
  list: (folder: string) => Promise<string[]>,
): Promise<string[]> {
  const found = await stat(folder).catch(() => null);
  if (found === null) throw new SourceFolderError([`there is no folder ${folder}`]);
  if (!found.isDirectory()) throw new SourceFolderError([`${folder} is not a folder`]);
  const entries = await list(folder).catch(() => {
    throw new SourceFolderError([`${folder} can't be read`]);
  });
  const names = entries.filter((name) => name.toLowerCase().endsWith('.txt') && !isHidden(name)).sort();
  if (names.length === 0) throw new SourceFolderError([`there is no .txt file in ${folder}`]);
  return names;
}

function isHidden(name: string): boolean {
  return name.split(/[/\\]/).some((part) => part.startsWith('.'));
}

/** @throws SourceFolderError where the file can't be read. */
export async function readBytes(folder: string, name: string): Promise<Uint8Array> {
  return readFile(path.join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    throw new SourceFolderError([error.code === 'EISDIR' ? `${name} is a folder` : `${name} can't be read`]);
  });
}

/** Runs some work and adds what is wrong with a file to the problems; throws all other errors. */
export async function gather(problems: string[], work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UnusableDocumentError) problems.push(error.message);
    else if (error instanceof SourceFolderError) problems.push(...error.problems);
    else throw error;
  }
}

/**
 * Runs a command that reads a folder. Where no folder is named or something is wrong, prints each problem and that the
 * target is unchanged on stderr, and sets the exit status to 1.
 * @param command The npm script.
 * @param target What the command writes, relative to the project's folder.
 * @param work Called with the folder's full path.
 */
export async function runOnFolder(
  command: string,
  target: string,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const args = process.argv.slice(2);
  try {
    if (args.length !== 1 || args[0] === '')
      throw new SourceFolderError([`usage: npm run ${command} -- FOLDER`]);
    await work(path.resolve(args[0]));
  } catch (error) {
    tellProblems(error);
    console.error(`${target} was left as it was.`);
  }
}

/** Prints an error on stderr, a line for each problem of a folder, and sets the exit status to 1. */
export function tellProblems(error: unknown): void {
  const problems = error instanceof SourceFolderError ? error.problems : [String((error as Error).message)];
  for (const problem of problems) console.error(`error: ${problem}`);
  process.exitCode = 1;
}
