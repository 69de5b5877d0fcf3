import type { Meaning } from '../../utils/glossary/meaning';

/** What a wording means: pinyin, English and whose it is, items, an explanation. Small, since the card has it too. */
export function Meanings({ meanings = [] }: { meanings?: readonly Meaning[] | undefined }) {
  return (
    <>
      {meanings.map((lines) => (
        <div class="meaning" key={lines[0].text}>
          {lines.map(({ name, text, lang }) => (
            <p class={`meaning-${name}`} lang={lang} key={name}>
              {text}
            </p>
          ))}
        </div>
      ))}
    </>
  );
}
