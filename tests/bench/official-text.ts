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
  /** Phrases of the news, each as often as it has days of news. */
  readonly newsPhrases: Lots<string>;
}

/** Words between phrases, as speeches have them. */
const CONNECTING =
  '要 和 以 为 在 对 把 从 着力 全面 坚持 不断 切实 进一步 深入 大力 加快 持续 同时 必须'.split(' ');

/** Han characters of a paragraph, and of everyday text from one phrase to the next. */
const PARAGRAPH = [100, 300] as const;
const PHRASE_EVERY = 500;

/** What people in the news are called, and what they do before a clause. */
const SURNAMES = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗');
const GIVEN_NAMES = Array.from('伟芳敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚');
const SAYING = '说 表示 介绍 强调 指出'.split(' ');

/** Which share of the pieces of a clause of news is what; all others are words. Chosen so that as much of it is known as of pages of real news. */
const NEWS_SHARES = { phrase: 0.1, template: 0.02, connecting: 0.14, figure: 0.06, name: 0.04 } as const;

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

  /** Paragraphs as news has them: words, now and then a wording of the news, names and figures. */
  news(han: number): string[] {
    return this.#paragraphs(han, () => this.#newsSentence());
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

  #newsSentence(): string {
    const lead = this.#random.next() < 0.15 ? `${this.#name()}${this.#random.pick(SAYING)}，` : '';
    const clauses = Array.from({ length: this.#random.between(2, 4) }, () => this.#newsClause());
    return `${lead}${clauses.join('，')}。`;
  }

  #newsClause(): string {
    return Array.from({ length: this.#random.between(3, 7) }, () => this.#newsPiece()).join('');
  }

  #newsPiece(): string {
    const { newsPhrases, templates, words } = this.#material;
    const { phrase, template, connecting, figure, name } = NEWS_SHARES;
    let lot = this.#random.next();
    if (lot < phrase) return newsPhrases.draw(this.#random);
    lot -= phrase;
    if (lot < template)
      return templates.draw(this.#random).replaceAll(SLOT_TEXT, () => words.draw(this.#random));
    lot -= template;
    if (lot < connecting) return this.#random.pick(CONNECTING);
    lot -= connecting;
    if (lot < figure) return this.#newsFigure();
    return lot < figure + name ? this.#name() : words.draw(this.#random);
  }

  #name(): string {
    const given = Array.from({ length: this.#random.between(1, 2) }, () => this.#random.pick(GIVEN_NAMES));
    return this.#random.pick(SURNAMES) + given.join('');
  }

  #newsFigure(): string {
    const random = this.#random;
    return random.pick([
      () => `${random.between(1, 12)}月${random.between(1, 28)}日`,
      () => `${random.between(1, 99)}.${random.between(1, 9)}%`,
      () => `${random.between(2, 980)}万`,
      () => `${random.between(2, 60)}个`,
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
