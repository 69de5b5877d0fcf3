import { formula, official, page, paragraph } from './page-parts';

/** Repeatable random numbers: the same seed makes the same pages. Source: D. H. Lehmer's generator, modulus 2^31 - 1. */
class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647;
    return this.#state % count;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }
}

const random = new Random(20_261_121);
const texts = [
  paragraph,
  official,
  `${formula}。`,
  '县里的路修好了。',
  'The road is open.',
  ' ',
  '12 月 3 日',
];
const words = () => random.pick(texts);
const many = (count: number, make: (number: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

/** Inline markup around a text, cut at random places. */
function inline(text: string): string {
  const cut = random.below(text.length);
  const tag = random.pick(['b', 'span', 'font', 'a', 'em', 'sup', 'x-tag']);
  return `${text.slice(0, cut)}<${tag} class="c${random.below(9)}">${text.slice(cut)}</${tag}>`;
}

function nested(depth: number): string {
  if (depth === 0) return inline(paragraph);
  const tag = random.pick(['div', 'section', 'article', 'blockquote', 'span']);
  return `<${tag} data-n="${random.below(99)}">${words()}${nested(depth - 1)}${words()}</${tag}>`;
}

const shadow = (inner: string, light: string) =>
  `<div><template shadowrootmode="open">${inner}</template>${light}</div>`;

/** A script that changes the page once, soon after it has loaded, and no more. */
const soon = (what: string) => `<script>setTimeout(() => { ${what} }, 200);</script>`;

const bodies: Readonly<Record<string, () => string>> = {
  'a news article': () =>
    `<header><h1>${formula}</h1></header><article>${many(30, () => `<p>　　${inline(words())}</p>`)}</article><footer>${words()}</footer>`,
  'nested blocks': () => many(6, () => nested(12)),
  tables: () =>
    `<table border="1"><caption>${words()}</caption>${many(20, () => `<tr>${many(4, () => `<td>${inline(words())}</td>`)}</tr>`)}</table><p>${paragraph}</p>`,
  lists: () => `<ul>${many(40, () => `<li>${words()}<ol><li>${inline(paragraph)}</li></ol></li>`)}</ul>`,
  ruby: () =>
    many(
      10,
      () =>
        `<p><ruby>增强<rp>(</rp><rt>zēngqiáng</rt><rp>)</rp></ruby>“四个意识”、坚定“四个自信”、做到“两个维护”。${paragraph}</p>`,
    ),
  details: () =>
    many(
      12,
      (i) => `<details${i % 2 ? ' open' : ''}><summary>${words()}</summary><p>${paragraph}</p></details>`,
    ),
  'shadow trees': () =>
    `<p>${paragraph}</p>${many(8, () => shadow(`<style>p{color:red}</style><p>${paragraph}</p>${shadow(words(), words())}`, words()))}`,
  slots: () =>
    `<p>${paragraph}</p>${many(8, () => shadow('<p><slot name="b"></slot></p><slot></slot>', `<b slot="b">${paragraph}</b>${words()}<i slot="none">${words()}</i>`))}`,
  forms: () =>
    `<form name="body"><input name="children" value="${formula}"><textarea>${paragraph}</textarea><select><option>${words()}</option></select><fieldset><legend>${words()}</legend><label>${paragraph}<input type="checkbox" checked></label></fieldset><button>${words()}</button></form>`,
  frames: () =>
    `<p>${paragraph}</p><iframe srcdoc="<p>${paragraph}</p>"></iframe><iframe srcdoc="<iframe srcdoc='<p>${paragraph}</p>'></iframe>"></iframe><iframe src="about:blank"></iframe>`,
  'drawings and formulas': () =>
    `<p>${paragraph}</p>${many(5, () => `<svg viewBox="0 0 9 9"><text>${words()}</text><foreignObject><p>${words()}</p></foreignObject></svg><math><mi>${words()}</mi></math>`)}`,
  code: () =>
    `<pre>${paragraph}\n\t${official}\n</pre>${many(9, () => `<p>${paragraph}<code>${words()}</code></p>`)}<xmp>${paragraph}</xmp>`,
  '500 levels': () => `${'<div>'.repeat(500)}${paragraph}${'</div>'.repeat(500)}`,
  '5,000 siblings': () =>
    `<p>${paragraph}</p>${many(5_000, (i) => `<p>${i}${i % 100 === 0 ? words() : '日'}</p>`)}`,
  'custom elements': () =>
    `<p>${paragraph}</p><x-late>${paragraph}</x-late><x-block style="display:block">${inline(paragraph)}</x-block><script>customElements.define('x-late', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<section><slot></slot></section>'; } });</script>`,
  'comments and references': () =>
    `<!-- ${paragraph} --><p>会议要求，增强&ldquo;四个意识&rdquo;、坚定&#8220;四个自信&#8221;、<!-- x -->做到&#x201c;两个维护&#x201d;。&nbsp;&amp;&lt;b&gt;</p><?pi x?><p>${paragraph}</p><template><p>${paragraph}</p></template>`,
  editing: () =>
    `<p>${paragraph}</p><div contenteditable>${inline(paragraph)}<p contenteditable="false">${words()}</p></div><p contenteditable="plaintext-only">${words()}</p>`,
  'late content': () =>
    `<main><p id="first">${paragraph}</p></main>${soon(`const p = document.createElement('p'); p.textContent = '${paragraph}'; p.id = 'late'; document.querySelector('main').prepend(p); document.querySelector('#first').firstChild.splitText(9); document.querySelector('#first').append('${formula}');`)}`,
  'positioned boxes': () =>
    `<p>${paragraph}</p>${many(60, () => `<div style="position:${random.pick(['absolute', 'fixed', 'relative', 'sticky'])};top:${random.below(2_000)}px;left:${random.below(600)}px;opacity:0.${random.below(10)}">${inline(words())}</div>`)}`,
  'odd markup': () =>
    `<p>${paragraph}<table><tr>${words()}<td>${words()}</table><b><i>${paragraph}</b></i><center><font>${words()}</font></center><dl><dt>${words()}<dd>${words()}</dl><marquee>${words()}</marquee>`,
};

/** Pages of 20 shapes, each with a formula that is shown. */
export const pageShapes: readonly (readonly [name: string, html: string])[] = Object.entries(bodies).map(
  ([name, make]) => [name, page(`<p>${paragraph}</p>${make()}`)],
);
