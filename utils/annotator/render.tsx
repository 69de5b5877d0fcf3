import { render } from 'preact';
import card from '../../components/card/card.css?inline';
import { PhraseCard } from '../../components/card/phrase-card';
import { SelectionTools } from '../../components/card/selection-tools';
import { Toast } from '../../components/card/toast';
import toast from '../../components/card/toast.css?inline';
import type { PageViews } from '../page/card/views';

/** What an annotator shows, as components. */
export const views: PageViews = {
  renderCard: (into, view) => render(view && <PhraseCard {...view} />, into),
  renderNotice: (into, notice) => render(notice && <Toast {...notice} />, into),
  renderSelection: (into, view) => render(view && <SelectionTools {...view} />, into),
  styles: [card, toast],
};
