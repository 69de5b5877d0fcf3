import { countHan } from '../../utils/text/han';
import { SLOT } from '../../utils/text/units';
import { type Lots, Random } from './random';

/** What texts are made of, each drawn as often as it is weighted. Phrases and the like are as pages write them. */
export interface TextMaterial {
  readonly phrases: Lots<string>;
  /** With SLOT in place of the filler. */
  readonly templates: Lots<string>;
  readonly chains: Lots<string>;
  /** Whole sentences of the bundled corpus. */
  readonly sentences: readonly string[];
  /** Words of general Chinese. */
  readonly words: Lots<string>;
}

/** Words between phrases, as speeches have them. */
const CONNECTING =
  '要 和 以 为 在 对 把 从 着力 全面 坚持 不断 切实 进一步 深入 大力 加快 持续 同时 必须'.split(' ');

/** Han characters of a paragraph, and of everyday text from one phrase to the next. */
const PARAGRAPH = [100, 300] as const;
const PHRASE_EVERY = 500;

const SLOT_TEXT = String.fromCharCode(SLOT);

/** Writes official-style and everyday Chinese; the same seed and material give the same texts. */
export class TextWriter {
  readonly #material: TextMaterial;
  readonly #random: Random;
  /** Han characters of everyday text since the last phrase. */
  #plain = 0;

  constructor(material: TextMaterial, seed: number) {
    this.#material = material;
    this.#random = new Random(seed);
  }

  /** Paragraphs of mostly phrases, templates and chains, `han` Han characters or up to a paragraph more. */
  dense(han: number): string[] {
    return this.#paragraphs(han, () => this.#denseSentence());
  }

  /** Paragraphs of everyday sentences with one phrase in some 500 characters, `han` Han characters or up to a paragraph more. */
  sparse(han: number): string[] {
    return this.#paragraphs(han, () => this.#sparseSentence());
  }

  /** A text of a title line and dense paragraphs, each on a line, as corpus documents are. */
  document(han: number): string {
    return [`关于${this.#material.phrases.draw(this.#random)}的报告`, ...this.dense(han)].join('\n');
  }

  #paragraphs(han: number, sentence: () => string): string[] {
    const paragraphs: string[] = [];
    for (let written = 0; written < han; ) {
      const wanted = Math.min(this.#random.between(...PARAGRAPH), han - written);
      let paragraph = '';
      let size = 0;
      while (size < wanted) {
        const next = sentence();
        paragraph += next;
        size += countHan(next);
      }
      paragraphs.push(paragraph);
      written += size;
    }
    return paragraphs;
  }

  #denseSentence(): string {
    if (this.#random.next() < 0.04) return this.#random.pick(this.#material.sentences);
    const clauses = Array.from({ length: this.#random.between(2, 5) }, () => this.#denseClause());
    return `${clauses.join('，')}${this.#random.next() < 0.1 ? '；' : '。'}`;
  }

  #denseClause(): string {
    let clause = this.#random.next() < 0.4 ? this.#random.pick(CONNECTING) : '';
    for (let left = this.#random.between(1, 3); left > 0; left--) {
      clause += this.#piece();
      if (left > 1) clause += this.#joint();
    }
    return this.#random.next() < 0.05 ? `${clause}${this.#figure()}` : clause;
  }

  #joint(): string {
    const lot = this.#random.next();
    if (lot < 0.4) return '、';
    return lot < 0.75 ? this.#random.pick(CONNECTING) : '';
  }

  #piece(): string {
    const { phrases, templates, chains, words } = this.#material;
    const lot = this.#random.next();
    if (lot < 0.7) {
      const phrase = phrases.draw(this.#random);
      return this.#random.next() < 0.06 ? `“${phrase}”` : phrase;
    }
    if (lot < 0.84) return templates.draw(this.#random).replaceAll(SLOT_TEXT, () => words.draw(this.#random));
    return lot < 0.9 ? chains.draw(this.#random) : words.draw(this.#random);
  }

  #figure(): string {
    const random = this.#random;
    return random.pick([
      () => `增长${random.between(1, 19)}.${random.between(1, 9)}%`,
      () => `到${random.between(2019, 2035)}年`,
      () => `完成投资${random.between(2, 980)}亿元`,
    ])();
  }

  #sparseSentence(): string {
    const clauses = Array.from({ length: this.#random.between(2, 4) }, () => this.#sparseClause());
    return `${clauses.join('，')}${this.#random.next() < 0.1 ? '？' : '。'}`;
  }

  #sparseClause(): string {
    const { words, phrases } = this.#material;
    const drawn = Array.from({ length: this.#random.between(3, 7) }, () => words.draw(this.#random));
    if (this.#plain >= PHRASE_EVERY) {
      this.#plain -= PHRASE_EVERY;
      drawn[this.#random.between(1, drawn.length - 1)] = phrases.draw(this.#random);
    }
    const clause = drawn.join('');
    this.#plain += countHan(clause);
    return clause;
  }
}
