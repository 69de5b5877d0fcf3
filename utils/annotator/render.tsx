import { render } from 'preact';
import card from '../../components/card.css?inline';
import { PhraseCard } from '../../components/phrase-card';
import { SelectionTools } from '../../components/selection-tools';
import { Toast } from '../../components/toast';
import toast from '../../components/toast.css?inline';
import type { PageViews } from '../page/views';

/** What an annotator shows, as components. */
export const views: PageViews = {
  renderCard: (into, view) => render(view && <PhraseCard {...view} />, into),
  renderNotice: (into, notice) => render(notice && <Toast {...notice} />, into),
  renderSelection: (into, view) => render(view && <SelectionTools {...view} />, into),
  styles: [card, toast],
};
