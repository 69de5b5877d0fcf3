import type { Meaning } from '../../utils/glossary/meaning';

/** What a wording means: pinyin, English and whose it is, items, an explanation. Small, since the card has it too. */
export function Meanings({ meanings = [] }: { meanings?: readonly Meaning[] | undefined }) {
  return (
    <>
      {meanings.map((meaning) => (
        <div class="meaning" key={meaning.headword + meaning.by}>
          {LINES.map(
            ([name, lang]) =>
              meaning[name] !== '' && (
                <p class={`meaning-${name}`} lang={lang} key={name}>
                  {meaning[name]}
                </p>
              ),
          )}
        </div>
      ))}
    </>
  );
}

/** The lines in their order, with their language. */
const LINES: readonly (readonly [keyof Meaning, string?])[] = [
  ['headword', 'zh-Hans'],
  ['pinyin', 'zh-Latn'],
  ['english', 'en'],
  ['by'],
  ['items', 'zh-Hans'],
  ['itemsFrom'],
  ['explanation'],
];
