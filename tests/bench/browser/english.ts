import { Random } from '../random';

const WORDS =
  'the committee on agriculture met again last week and said that prices would remain stable over the coming months while officials warned of heavy rain in several counties where farmers still wait for seed money from a fund set up two years ago after floods had taken most of their harvest'.split(
    ' ',
  );

/** Paragraphs of English words, of `size` UTF-16 units together or up to a paragraph more; the same ones each time. */
export function englishParagraphs(size: number): string[] {
  const random = new Random(5);
  const paragraphs: string[] = [];
  for (let written = 0; written < size; ) {
    const words = Array.from({ length: random.between(30, 90) }, () => random.pick(WORDS));
    const paragraph = `${words.join(' ')}.`;
    paragraphs.push(paragraph);
    written += paragraph.length;
  }
  return paragraphs;
}
