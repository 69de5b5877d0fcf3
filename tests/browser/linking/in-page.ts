import { describeSelected } from '../../../utils/page/card/describing';
import { PageReader } from '../../../utils/page/reading/page-reader';
import { textFragmentUrl } from '../../../utils/quote/text-fragment';
import './linking';
import { rangeOf } from './range-of';

/** Bundled into one script, which runs in a page's own world. */
let reader: PageReader | null = null;
const nothing = () => undefined;

globalThis.linking = {
  start() {
    reader = new PageReader(
      {
        flowAdded: nothing,
        flowUnchanged: nothing,
        flowRemoved: nothing,
        rootAdded: nothing,
        rootRemoved: nothing,
        sliceEnded: nothing,
        documentReplaced: nothing,
      },
      () => false,
    );
    reader.start();
  },
  isComplete: () => reader?.isComplete ?? false,
  linkTo(place, url) {
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(rangeOf(place));
    const described = describeSelected(reader?.flows() ?? []);
    return described && { quote: described.quote, link: textFragmentUrl(url, described.quote) };
  },
};
