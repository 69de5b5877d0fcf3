import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { figure } from '../../utils/labels/figures';
import { NAME_MAX_UNITS } from '../../utils/limits';

/** What the reader may change before a page is added. */
export interface PageDraft {
  readonly title: string;
  /** As typed. */
  readonly date: string;
  readonly source: string;
  readonly outlet: string;
  readonly author: string;
}

export interface PageDraftFieldsProps {
  draft: PageDraft;
  /** What is wrong with a field; null where nothing is. */
  problems: { readonly title: string | null; readonly date: string | null };
  onChange(draft: PageDraft): void;
}

/** The facts of a page, to be looked over before it becomes a document. */
export function PageDraftFields({ draft, problems, onChange }: PageDraftFieldsProps) {
  return (
    <>
      <Field
        name={i18n.t('intake.page.docTitle')}
        value={draft.title}
        problem={problems.title}
        isChinese
        onInput={(title) => onChange({ ...draft, title })}
      />
      <Field
        name={i18n.t('intake.page.date')}
        value={draft.date}
        hint={i18n.t('intake.page.dateHint')}
        problem={problems.date}
        onInput={(date) => onChange({ ...draft, date })}
      />
      <Field
        name={i18n.t('intake.page.source')}
        value={draft.source}
        problem={null}
        onInput={(source) => onChange({ ...draft, source })}
      />
      <Field
        name={i18n.t('documents.outlet')}
        value={draft.outlet}
        problem={null}
        onInput={(outlet) => onChange({ ...draft, outlet })}
      />
      <Field
        name={i18n.t('documents.author')}
        value={draft.author}
        problem={null}
        onInput={(author) => onChange({ ...draft, author })}
      />
    </>
  );
}

interface FieldProps {
  name: string;
  value: string;
  hint?: string;
  problem: string | null;
  isChinese?: boolean;
  onInput(value: string): void;
}

function Field({ name, value, hint, problem, isChinese, onInput }: FieldProps) {
  const id = useId();
  return (
    <label class="field">
      <span>{name}</span>
      <input
        type="text"
        lang={isChinese ? 'zh-Hans' : undefined}
        maxLength={NAME_MAX_UNITS}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <span class={problem === null ? 'field-hint' : 'field-problem'} id={`${id}-hint`} role="status">
        {problem ?? hint}
      </span>
    </label>
  );
}

export interface TextPreviewProps {
  /** Title line and paragraphs, with a line end between each. */
  text: string;
  /** Han characters of it. */
  han: number;
}

/** Paragraphs that are drawn; a reader sees by the first ones whether it is the right text. */
const SHOWN = 200;

/** The paragraphs of a text that is to become a document. */
export function TextPreview({ text, han }: TextPreviewProps) {
  const [, ...paragraphs] = text.split('\n');
  const rest = paragraphs.length - SHOWN;
  return (
    <section class="text-preview">
      <h3>
        {i18n.t('intake.page.preview')}
        <span class="text-preview-facts">
          <span>{i18n.t('intake.page.paragraphs', paragraphs.length, [figure(paragraphs.length)])}</span>
          <span>{i18n.t('intake.han', [figure(han)])}</span>
        </span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div class="text-preview-body" lang="zh-Hans" tabIndex={0}>
        {paragraphs.slice(0, SHOWN).map((paragraph, at) => (
          <p key={at}>{paragraph}</p>
        ))}
        {rest > 0 && (
          <p class="text-preview-rest">{i18n.t('intake.page.previewRest', rest, [figure(rest)])}</p>
        )}
      </div>
    </section>
  );
}
