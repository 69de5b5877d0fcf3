/** Files that are looked for in dropped folders, at most. */
const MOST_FILES = 5_000;

/**
 * The files of a drop, those in folders and their folders as well, each folder in the order of its names; hidden
 * ones in folders are left out. To be called while the drop is handled, since browsers forget it afterwards.
 */
export async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry());
  if (entries.every((entry) => entry === null || entry.isFile)) return Array.from(files);
  const found: File[] = [];
  for (const entry of entries) if (entry !== null) await collect(entry, found);
  return found;
}

async function collect(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (found.length >= MOST_FILES) return;
  if (entry.isFile) {
    found.push(await new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
    return;
  }
  const children = await readFolder(entry as FileSystemDirectoryEntry);
  const shown = children.filter(({ name }) => !name.startsWith('.'));
  for (const child of shown.sort((a, b) => (a.name < b.name ? -1 : 1))) await collect(child, found);
}

/** A folder is given out a hundred entries at a time, until there are none. */
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
