/** Parts of made pages. Every formula here stands in the bundled corpus in two documents or more. */

/** A formula of 18 Han characters with the quotes and commas that pages put between them. */
export const formula = '增强“四个意识”、坚定“四个自信”、做到“两个维护”';

/** A template of the record and what fills it here. */
export const filled = { template: '为全县茶叶丰收提供有力支撑', filler: '全县茶叶丰收' };

/** Two phrases of one chain that nobody else has put together. */
export const chain = '坚定“四个自信”、坚持稳中求进工作总基调';

/** A phrase of the national reports, and a filled template. */
export const official = `会上说，要坚持稳中求进工作总基调。水渠修通以后，${filled.template}。`;

/** Over 40 Han characters, enough for a frame to be read. */
export const paragraph = `会议要求，全县各单位要${formula}，把县里定下的事情一件一件办好，不留尾巴，不误农时，让乡亲们看得见变化。`;

/** A page in UTF-8 around some content of its body. */
export function page(body: string, head = ''): string {
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>云溪</title>${head}</head><body>${body}</body></html>`;
}
