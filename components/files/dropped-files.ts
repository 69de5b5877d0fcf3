import type { MissedFile } from '../../utils/intake/intake-result';

/** Maximum number of files from folders: more than twice as many as the corpus can have. */
const MAX_FILES = 5_000;

/** Compares names as file managers do: 2 before 10. */
const byName = new Intl.Collator('zh', { numeric: true }).compare;

/** The part of a drop that is used here. */
type Dropped = Pick<DataTransfer, 'items' | 'files'>;

/** What was dropped or chosen. */
export interface GivenFiles {
  readonly files: readonly File[];
  /** What can't be read, and folders of which only the first files are taken. */
  readonly missed: readonly MissedFile[];
}

/**
 * The files of a drop in its order. Folders are followed by what is in them and their subfolders, sorted by name; hidden
 * files in folders are left out. Call it while the drop is handled: browsers forget it afterwards.
 */
export async function droppedFiles({ items, files }: Dropped): Promise<GivenFiles> {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry());
  const plain = Array.from(files);
  if (entries.every((entry) => entry === null || entry.isFile)) return { files: plain, missed: [] };
  const found = new FoundFiles();
  for (const entry of entries) {
    if (entry === null) continue;
    await collect(entry, found);
    if (found.isCut) found.missed.push(cutFolder(entry.name));
  }
  return found;
}

class FoundFiles implements GivenFiles {
  readonly files: File[] = [];
  readonly missed: MissedFile[] = [];
  /** Whether there are more files than are taken. */
  isCut = false;
}

async function collect(entry: FileSystemEntry, found: FoundFiles): Promise<void> {
  if (found.isCut) return;
  if (entry.isFile) {
    if (found.files.length >= MAX_FILES) found.isCut = true;
    else await collectFile(entry as FileSystemFileEntry, found);
    return;
  }
  const children = await readFolder(entry as FileSystemDirectoryEntry, found);
  const shown = children.filter(({ name }) => !isHidden(name));
  for (const child of shown.sort((a, b) => byName(a.name, b.name))) await collect(child, found);
}

async function collectFile(entry: FileSystemFileEntry, found: FoundFiles): Promise<void> {
  try {
    found.files.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
  } catch {
    found.missed.push({ name: entry.name, problem: { kind: 'unreadable' } });
  }
}

/** A folder lists a hundred entries at a time, then none. What it listed before it couldn't be read is kept. */
async function readFolder(folder: FileSystemDirectoryEntry, found: FoundFiles): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  try {
    const reader = folder.createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (some.length === 0) return all;
      all.push(...some);
    }
  } catch {
    found.missed.push({ name: folder.name, problem: { kind: 'unreadable' } });
    return all;
  }
}

/** The files of a chosen folder and its subfolders, sorted by path, without hidden ones. */
export function filesOfFolder(chosen: readonly File[]): GivenFiles {
  const files = chosen
    .filter(({ webkitRelativePath }) => !webkitRelativePath.split('/').slice(1).some(isHidden))
    .sort((a, b) => byName(a.webkitRelativePath, b.webkitRelativePath));
  const isCut = files.length > MAX_FILES;
  const missed = isCut ? [cutFolder(files[0].webkitRelativePath.split('/')[0])] : [];
  return { files: files.slice(0, MAX_FILES), missed };
}

function cutFolder(name: string): MissedFile {
  return { name, problem: { kind: 'folderCut', limit: MAX_FILES } };
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}
