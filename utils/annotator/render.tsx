import { render } from 'preact';
import card from '../../components/card.css?inline';
import { PhraseCard } from '../../components/phrase-card';
import { SelectionTools } from '../../components/selection-tools';
import { Toast } from '../../components/toast';
import toast from '../../components/toast.css?inline';
import type { CardView } from '../page/card';
import type { Notice } from '../page/saving';
import type { SelectionView } from '../page/selection-tools';

/** Style sheets of what is rendered here. */
export const styles: readonly string[] = [card, toast];

/** Renders a phrase's card into an element; null takes it away. */
export function renderCard(into: HTMLElement, view: CardView | null): void {
  render(view && <PhraseCard {...view} />, into);
}

/** Renders a notice into an element; null takes it away. */
export function renderNotice(into: HTMLElement, notice: Notice | null): void {
  render(notice && <Toast {...notice} />, into);
}

/** Renders the buttons beside a selection into an element; null takes them away. */
export function renderSelection(into: HTMLElement, view: SelectionView | null): void {
  render(view && <SelectionTools {...view} />, into);
}
