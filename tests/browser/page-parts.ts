/** Parts of made pages, far from what is marked at one sensitivity and not at another. */

/** A formula of 18 Han characters with the quotes and commas that pages put between them; two documents of the corpus and more have it. */
export const formula = '增强“四个意识”、坚定“四个自信”、做到“两个维护”';

/** A phrase that corpus, national and provincial reports have. */
export const known = '坚持稳中求进工作总基调';

/** A template of the record and what fills it here. */
export const filled = { template: '奋力谱写山乡茶叶丰收篇章', filler: '山乡茶叶丰收' };

/** Chains of the record with a member left out and with two in another order. */
export const shortened = { text: '推进社会主义民主政治制度化、程序化', missing: '规范化、' };
export const reordered = {
  text: '不断提高政治判断力、政治执行力、政治领悟力',
  fixed: '不断提高政治判断力、政治领悟力、政治执行力',
  moved: '政治领悟力',
};

/** Two phrases of one chain that appear together nowhere else. */
export const chain = '坚定“四个自信”、坚持稳中求进工作总基调';

/** All of these, a sentence each. */
export const official = `会议对下一步工作作出部署。${known}。${reordered.text}。${shortened.text}。${filled.template}。`;

/** Over 40 Han characters, enough for a frame to be read. */
export const paragraph = `会议要求，${formula}。把县里定下的事情一件一件办好，不留尾巴，不误农时，让乡亲们看得见变化。`;

/** A page in UTF-8 around some content of its body. */
export function page(body: string, head = ''): string {
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>云溪</title>${head}</head><body>${body}</body></html>`;
}
