import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Section } from '../../utils/corpus/document';

export interface DocumentOutlineProps {
  /** Those that the outline names, in order. */
  sections: readonly Section[];
  /** The one that is being read; null before the first. */
  current: Section | null;
  /** Whether it stands beside the text, always open. */
  beside: boolean;
  hrefOf(section: Section): string;
}

/** The sections of a document as links: beside the text, or on a narrow window as a list that opens. */
export function DocumentOutline({ sections, current, beside, hrefOf }: DocumentOutlineProps) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const nav = box.current;
    const link = nav?.querySelector<HTMLElement>('[aria-current]');
    if (!nav || !link || !beside) return;
    const { top, bottom } = link.getBoundingClientRect();
    const frame = nav.getBoundingClientRect();
    if (top < frame.top) nav.scrollTop -= frame.top - top;
    else if (bottom > frame.bottom) nav.scrollTop += bottom - frame.bottom;
  }, [current, beside]);
  return (
    <details class="outline" ref={box} open={beside}>
      <summary>{i18n.t('documents.outline')}</summary>
      <nav aria-label={i18n.t('documents.outline')}>
        <ol>
          {sections.map((section) => (
            <li key={section.start} class={`rank-${section.rank}`}>
              <a
                href={hrefOf(section)}
                lang="zh-Hans"
                aria-current={section === current ? 'location' : undefined}
                onClick={() => {
                  if (!beside && box.current) box.current.open = false;
                }}
              >
                {section.heading}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  );
}
