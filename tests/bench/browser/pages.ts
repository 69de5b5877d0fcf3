/** A page whose paragraphs are these. @param lang Language of its text. */
export function pageOf(title: string, paragraphs: readonly string[], lang: 'zh-CN' | 'en'): string {
  const body = paragraphs.map((text) => `<p>${text}</p>`).join('\n');
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>
<link rel="icon" href="data:,">
<style>body { max-width: 800px; margin: 0 auto; font: 17px/1.9 sans-serif } p { margin: 0 0 1em }</style>
</head><body><article><h1>${title}</h1>
${body}
</article></body></html>`;
}
