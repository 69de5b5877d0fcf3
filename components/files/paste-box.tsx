import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { DOCUMENT_MAX_UNITS } from '../../utils/limits';
import { Button } from '../common/button';

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
