import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { MissedFile } from '../../utils/intake/intake-result';
import { DOCUMENT_MAX_UNITS } from '../../utils/limits';
import { Button } from '../common/button';
import { droppedFiles, filesOfFolder, type GivenFiles } from './dropped-files';

interface DropZoneProps {
  /** File name extensions for the browser's dialog, each with its dot. */
  accept: readonly string[];
  /** What kinds of file can be used. */
  hint: string;
  /** Whether only one file can be used. */
  single?: boolean;
  /** @param missed What was given and can't be had. */
  onFiles(files: readonly File[], missed: readonly MissedFile[]): void;
}

/** Where files are chosen with a button, or dropped with their folders. */
export function DropZone({ accept, hint, single = false, onFiles }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function give({ files, missed }: GivenFiles) {
    if (files.length + missed.length > 0) onFiles(files, missed);
  }

  async function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer === null) return;
    give(await droppedFiles(event.dataTransfer));
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
          give({ files, missed: [] });
        }}
      />
      {!single && (
        <input
          ref={(field) => {
            // Preact doesn't know the attribute as a property of input elements.
            field?.toggleAttribute('webkitdirectory', true);
            folder.current = field;
          }}
          type="file"
          class="folder-input"
          hidden
          onChange={(event) => {
            const given = filesOfFolder(Array.from(event.currentTarget.files ?? []));
            event.currentTarget.value = '';
            give(given);
          }}
        />
      )}
      <p class="drop-zone-ways">
        <Button look="outlined" onPress={() => input.current?.click()}>
          {single ? i18n.t('files.choose') : i18n.t('intake.choose')}
        </Button>
        {!single && (
          <Button look="outlined" onPress={() => folder.current?.click()}>
            {i18n.t('intake.chooseFolder')}
          </Button>
        )}
        <span class="drop-zone-drop">{single ? i18n.t('files.drop') : i18n.t('intake.drop')}</span>
      </p>
      <p class="drop-zone-hint">{hint}</p>
    </div>
  );
}

interface PasteBoxProps {
  text: string;
  onText(text: string): void;
  onAdd(): void;
}

/** Text that is pasted or typed instead of a file; collapsed while there is none, since few users need it. */
export function PasteBox({ text, onText, onAdd }: PasteBoxProps) {
  const [isOpen] = useState(text !== '');
  return (
    <details class="paste-box" open={isOpen}>
      <summary>{i18n.t('intake.paste')}</summary>
      <textarea
        lang="zh-Hans"
        rows={6}
        maxLength={DOCUMENT_MAX_UNITS}
        spellcheck={false}
        aria-label={i18n.t('intake.pasteLabel')}
        placeholder={i18n.t('intake.pasteHint')}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <Button look="outlined" busy={text.trim() === ''} onPress={onAdd}>
        {i18n.t('intake.pasteAdd')}
      </Button>
    </details>
  );
}

/** Ignores drops beside a drop zone, which would replace the page with the file. Returns how to stop that. */
export function blockDrops(): () => void {
  const keep = (event: Event) => event.preventDefault();
  addEventListener('dragover', keep);
  addEventListener('drop', keep);
  return () => {
    removeEventListener('dragover', keep);
    removeEventListener('drop', keep);
  };
}
