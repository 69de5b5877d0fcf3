import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { DOCUMENT_MAX_UNITS } from '../../utils/limits';
import { Button } from '../common/button';

interface DropZoneProps {
  /** Endings of the names that the browser's dialogue offers, each with its dot. */
  accept: readonly string[];
  /** Which files are of use. */
  hint: string;
  /** Whether one file is wanted and no more. */
  single?: boolean;
  onFiles(files: File[]): void;
}

/** Where files are chosen by a button, or dropped with their folders. */
export function DropZone({ accept, hint, single = false, onFiles }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  async function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer === null) return;
    const plain = Array.from(event.dataTransfer.files);
    // A folder that can't be read is told as a file that can't be.
    const files = await droppedFiles(event.dataTransfer).catch(() => plain);
    if (files.length > 0) onFiles(files);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button in it is the first
    <div
      class={`drop-zone${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <input
        ref={input}
        type="file"
        multiple={!single}
        hidden
        accept={accept.join(',')}
        onChange={(event) => {
          const files = Array.from(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <p class="drop-zone-ways">
        <Button look="outlined" onPress={() => input.current?.click()}>
          {single ? i18n.t('files.choose') : i18n.t('intake.choose')}
        </Button>
        <span class="drop-zone-drop">{single ? i18n.t('files.drop') : i18n.t('intake.drop')}</span>
      </p>
      <p class="drop-zone-hint">{hint}</p>
    </div>
  );
}

/** Files that are looked for in dropped folders, at most. */
const MOST_FILES = 5_000;

/**
 * The files of a drop, those in folders and their folders as well, each folder in the order of its names; hidden
 * ones in folders are left out. To be called while the drop is handled, since browsers forget it afterwards.
 */
async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
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

/** A text that is pasted or typed in place of a file; under a disclosure, since few readers need it. */
export function PasteBox({ onText }: { onText(text: string): void }) {
  const [text, setText] = useState('');
  return (
    <details class="paste-box">
      <summary>{i18n.t('intake.paste')}</summary>
      <textarea
        lang="zh-Hans"
        rows={6}
        maxLength={DOCUMENT_MAX_UNITS}
        spellcheck={false}
        aria-label={i18n.t('intake.pasteLabel')}
        placeholder={i18n.t('intake.pasteHint')}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Button
        look="outlined"
        busy={text.trim() === ''}
        onPress={() => {
          setText('');
          onText(text);
        }}
      >
        {i18n.t('intake.pasteAdd')}
      </Button>
    </details>
  );
}

/** What is dropped beside a drop zone would take the page's place; it does nothing instead. Returns how to stop. */
export function keepPage(): () => void {
  const keep = (event: Event) => event.preventDefault();
  addEventListener('dragover', keep);
  addEventListener('drop', keep);
  return () => {
    removeEventListener('dragover', keep);
    removeEventListener('drop', keep);
  };
}
