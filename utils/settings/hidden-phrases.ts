import { HIDDEN_PHRASES } from '../limits';
import { changeSettings } from './stored-settings';

/**
 * Has a phrase, or what fills a template, marked on no page any more.
 * @param key As `Settings.hiddenPhrases` has it.
 * @returns False where HIDDEN_PHRASES are hidden already, and this one is not.
 * @throws As `changeSettings`.
 */
export async function hidePhrase(key: string): Promise<boolean> {
  let isHidden = true;
  await changeSettings(({ hiddenPhrases }) => {
    if (hiddenPhrases.includes(key)) return {};
    isHidden = hiddenPhrases.length < HIDDEN_PHRASES;
    return isHidden ? { hiddenPhrases: [...hiddenPhrases, key] } : {};
  });
  return isHidden;
}

/** Has a hidden phrase marked again; does nothing where it is not hidden. @throws As `changeSettings`. */
export async function unhidePhrase(key: string): Promise<void> {
  await changeSettings(({ hiddenPhrases }) => ({
    hiddenPhrases: hiddenPhrases.filter((each) => each !== key),
  }));
}
