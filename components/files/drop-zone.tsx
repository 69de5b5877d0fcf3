import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../common/button';
import { droppedFiles } from './dropped-files';

export interface DropZoneProps {
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
