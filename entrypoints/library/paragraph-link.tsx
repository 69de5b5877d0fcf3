import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { linkIcon } from '../../components/common/icons';
import type { TextPlaces } from '../../components/documents/text-places';
import type { Span } from '../../utils/text/span';

interface ParagraphLinkProps {
  article: RefObject<HTMLElement | null>;
  places: TextPlaces | null;
  onCopy(span: Span): void;
}

/**
 * The button beside a paragraph that copies a link to it. There is one for all: it goes to the paragraph under the
 * pointer; with the focus on it, the arrow keys move it from one to the next.
 */
export function ParagraphLink({ article, places, onCopy }: ParagraphLinkProps) {
  const [line, setLine] = useState<HTMLElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const text = article.current;
    if (!text) return;
    const onOver = ({ target, pointerType }: PointerEvent) => {
      // A finger selects, and its selection can be copied with a link as well.
      if (pointerType === 'touch') return;
      const found = (target as Element).closest<HTMLElement>('[data-start]');
      if (found && document.activeElement !== button.current) setLine(found);
    };
    text.addEventListener('pointerover', onOver);
    return () => text.removeEventListener('pointerover', onOver);
  }, [article, places]);

  if (!places) return null;

  function moveTo(next: HTMLElement | null | undefined) {
    if (!next) return;
    setLine(next);
    next.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  return (
    <div
      role="toolbar"
      aria-label={i18n.t('documents.links')}
      class={`paragraph-link${line ? '' : ' unplaced'}`}
      style={{ top: `${line?.offsetTop ?? 0}px` }}
      onFocusIn={() => {
        if (!line || !isInSight(line)) setLine(places.firstBelow(innerHeight * 0.2));
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step === 0 || !line) return;
        event.preventDefault();
        moveTo(places.neighbourOf(line, step));
      }}
    >
      <Button
        look="square"
        icon={linkIcon}
        buttonRef={button}
        label={
          line
            ? i18n.t('documents.copyThisLink', [beginning(line.textContent ?? '')])
            : i18n.t('documents.copyLink')
        }
        onPress={() => line && onCopy(places.lineOf(line))}
      />
    </div>
  );
}

function isInSight(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** Enough of a paragraph to know it by its sound. */
function beginning(text: string): string {
  return text.length <= 20 ? text : `${text.slice(0, 20)}…`;
}
