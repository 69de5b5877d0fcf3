/** Maximum number of files from folders: five times as many as the corpus can have. */
const MAX_FILES = 5_000;

/** Compares names as file managers do: 2 before 10. */
const byName = new Intl.Collator('zh', { numeric: true }).compare;

/** The part of a drop that is used here. */
type Dropped = Pick<DataTransfer, 'items' | 'files'>;

/**
 * The files of a drop in its order. Folders are followed by what is in them and their subfolders, sorted by name; hidden
 * files in folders are left out. Call it while the drop is handled: browsers forget it afterwards.
 */
export async function droppedFiles({ items, files }: Dropped): Promise<File[]> {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry());
  const plain = Array.from(files);
  if (entries.every((entry) => entry === null || entry.isFile)) return plain;
  const found: File[] = [];
  for (const [at, entry] of entries.entries()) {
    if (entry === null) continue;
    // What can't be read here is reported by its name, as a file that can't be read.
    await collect(entry, found).catch(() => found.push(...plain.slice(at, at + 1)));
  }
  return found;
}

async function collect(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (found.length >= MAX_FILES) return;
  if (entry.isFile) {
    found.push(await new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
    return;
  }
  const children = await readFolder(entry as FileSystemDirectoryEntry);
  const shown = children.filter(({ name }) => !isHidden(name));
  for (const child of shown.sort((a, b) => byName(a.name, b.name))) await collect(child, found);
}

/** A folder lists a hundred entries at a time, then none. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** The files of a chosen folder and its subfolders, sorted by path, without hidden ones. */
export function filesOfFolder(files: readonly File[]): File[] {
  return files
    .filter(({ webkitRelativePath }) => !webkitRelativePath.split('/').slice(1).some(isHidden))
    .sort((a, b) => byName(a.webkitRelativePath, b.webkitRelativePath))
    .slice(0, MAX_FILES);
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}
