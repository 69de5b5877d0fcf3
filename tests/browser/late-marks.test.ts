import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import { paintedTexts, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';

/** How a page hides a paragraph at first, and what its script does to show it; `late` is the element that is hidden. */
const ways: readonly (readonly [name: string, html: string, show: string])[] = [
  ['the attribute hidden', '<div id="late" hidden>TEXT</div>', 'late.hidden = false'],
  ['hidden until found', '<div id="late" hidden="until-found">TEXT</div>', 'late.hidden = false'],
  [
    'a class',
    '<style>.off { display: none }</style><div id="late" class="off">TEXT</div>',
    'late.className = ""',
  ],
  [
    'a class of an element around it',
    '<style>.off div { visibility: hidden }</style><section class="off"><div id="late">TEXT</div></section>',
    'late.parentNode.className = ""',
  ],
  ['skipped content', '<div id="late" style="content-visibility: hidden">TEXT</div>', 'late.style = ""'],
  ['details', '<details id="late"><summary>题</summary>TEXT</details>', 'late.open = true'],
  ['a dialog', '<dialog id="late">TEXT</dialog>', 'late.showModal()'],
  ['a popover', '<div id="late" popover>TEXT</div>', 'late.showPopover()'],
  [
    'a slot that is not there',
    '<div id="late">TEXT</div>',
    'late.attachShadow({ mode: "open" }).innerHTML = "<slot></slot>"',
  ],
  [
    'a rule of a style sheet',
    '<style id="rules">#late { display: none }</style><div id="late">TEXT</div>',
    'document.querySelector("#rules").sheet.deleteRule(0)',
  ],
  [
    'a rule of a style sheet that takes no box away',
    '<style id="rules">#late { visibility: hidden }</style><div id="late">TEXT</div>',
    'document.querySelector("#rules").sheet.deleteRule(0)',
  ],
  [
    'a rule that another one beats',
    '<style id="rules">#late { visibility: hidden }</style><div id="late">TEXT</div>',
    'document.querySelector("#rules").sheet.insertRule("#late#late { visibility: visible }", 1)',
  ],
  [
    'a style sheet that is switched off',
    '<style id="rules">#late { font-size: 0 }</style><div id="late">TEXT</div>',
    'document.querySelector("#rules").sheet.disabled = true',
  ],
  [
    'a rule that is changed',
    '<style id="rules">#late { position: absolute; clip-path: inset(50%) }</style><div id="late">TEXT</div>',
    'document.querySelector("#rules").sheet.cssRules[0].style.clipPath = "none"',
  ],
  [
    'a rule for an element without a box of its own',
    '<style id="rules">#late { display: none }</style><div><span id="late">TEXT</span></div>',
    'document.querySelector("#rules").sheet.deleteRule(0)',
  ],
  [
    'an adopted sheet',
    '<div id="late">TEXT</div><script>const sheet = new CSSStyleSheet(); sheet.replaceSync("#late { visibility: hidden }"); document.adoptedStyleSheets = [sheet];</script>',
    'sheet.replaceSync("")',
  ],
  [
    'a style element that goes',
    '<style id="rules">#late { visibility: hidden }</style><div id="late">TEXT</div>',
    'document.querySelector("#rules").remove()',
  ],
  [
    'an animation that ends',
    '<style>#late { visibility: hidden; transition: visibility 0s 1.5s } #late.on { visibility: visible }</style><div id="late">TEXT</div>',
    'late.className = "on"',
  ],
];

inEachBrowser('text is marked when it becomes visible', (stage) => {
  test.each(ways)('hidden by %s', async (name, html, show) => {
    const { browser, server } = stage();
    const hidden = html.replace('TEXT', `<p class="seen">${paragraph}</p>`);
    const body = `<p>${paragraph}</p>${hidden}<script>const late = document.querySelector('#late');
      document.addEventListener('show', () => { ${show}; });</script>`;
    const tab = await browser.open(server.addPage(`/${encodeURIComponent(name)}`, { body: page(body) }));
    await untilPainted(tab, formula);
    // A slot shows its text from the beginning.
    if (!show.includes('attachShadow')) expect(await paintedTexts(tab)).toEqual([formula]);
    await tab.evaluate(() => void document.dispatchEvent(new Event('show')));
    const places = () =>
      tab.evaluate(() =>
        Array.from(
          [...CSS.highlights].flatMap(([name, each]) => (name.startsWith('tifa-phrase-') ? [...each] : [])),
          (range) => range.startContainer.parentElement?.className,
        ),
      );
    await expect.poll(places).toContain('seen');
    expect((await places()).length).toBe(2);
    await tab.close();
  });
});

const slotted = `<template shadowrootmode="open"><slot name="only"></slot></template>
  <div slot="only"><p>${paragraph}</p></div>`;
const indented = `
  <div><p>${paragraph}</p></div>`;

inEachBrowser('text in an element of the page', (stage) => {
  test.each([
    ['in slots', '', slotted],
    ['in slots of a fixed part', 'position: fixed; inset: 0', slotted],
    ['in a fixed part', 'position: fixed; inset: 0', indented],
    ['in a float', 'float: left', indented],
  ])('%s is marked, and stays so when all is read again', async (_, style, html) => {
    const { browser, server } = stage();
    const body = `<div style="${style}">${html}</div>`;
    const tab = await browser.open(server.addPage('/part', { body: page(body) }));
    await untilPainted(tab, formula);
    await tab.evaluate(async () => {
      dispatchEvent(new Event('resize'));
      await new Promise((resolve) => setTimeout(resolve, 700));
    });
    expect(await paintedTexts(tab)).toContain(formula);
    await tab.close();
  });
});
