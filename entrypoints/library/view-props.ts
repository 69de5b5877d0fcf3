import type { ReaderCorpus } from '../../utils/collections/reader-corpus';
import type { Notices } from '../../utils/hooks/use-notices';
import type { Settings } from '../../utils/settings/settings';
import type { GenerationRow } from '../../utils/store/corpus';
import type { Go } from './use-route';

/** What every view of the library gets. */
export interface ViewProps {
  settings: Settings;
  /** The installed corpus; null where there is none, undefined until that is known. */
  corpus: GenerationRow | null | undefined;
  /** What the reader decided about the corpus; null where the database can't be opened, undefined until it was read. */
  reader: ReaderCorpus | null | undefined;
  notices: Notices;
  go: Go;
  /** Whether what is looked up was asked from a private window: nothing of it is stored unasked. */
  isPrivate: boolean;
}
