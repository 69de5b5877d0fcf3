import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { type Chromium, inertPage, launchChromium } from '../../browser/harness/chromium';
import { untilInstalled } from './installed';

const out = fileURLToPath(new URL('../../../out/', import.meta.url));

/** A browser without extension, with the bare one, and with Tifa Lens. */
export const VARIANTS = ['without', 'bare', 'tifa'] as const;
export type Variant = (typeof VARIANTS)[number];

/** A running browser of one variant. */
export interface VariantBrowser {
  readonly variant: Variant;
  readonly chromium: Chromium;
  /** A page of the extension's origin, from which its API can be used. */
  readonly helper: Page;
}

/** Address part that has the bare extension's script keep the page busy for BUSY_MS, to see that this is noticed. */
export const BUSY_QUERY = '?busy';
export const BUSY_MS = 200;

/** Reads the page's text and paints the first characters that it finds in the body, and nothing else. */
const bareScript = `
const text = document.body?.textContent ?? '';
const walker = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT);
let node = walker.nextNode();
while (node && node.data.trim().length < 4) node = walker.nextNode();
if (node && text.length > 0) {
  const range = new Range();
  range.setStart(node, 0);
  range.setEnd(node, 4);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('::highlight(bare) { text-decoration: underline; }');
  document.adoptedStyleSheets.push(sheet);
  CSS.highlights.set('bare', new Highlight(range));
}
if (location.search === '${BUSY_QUERY}')
  setTimeout(() => {
    const end = performance.now() + ${BUSY_MS};
    while (performance.now() < end);
  }, 100);
`;

/**
 * Starts one browser for each variant.
 * @param extension Folder of the built Tifa Lens.
 * @throws Error where one does not start.
 */
export async function startVariants(extension: string): Promise<VariantBrowser[]> {
  const browsers: VariantBrowser[] = [];
  try {
    for (const variant of VARIANTS) {
      const chromium = await launchChromium({
        extension: variant === 'tifa' ? extension : plainExtension(variant),
      });
      const [first] = chromium.context.pages();
      if (variant !== 'tifa') await first.goto(inertPage(chromium));
      const helper = variant === 'tifa' ? await untilInstalled(chromium) : first;
      browsers.push({ variant, chromium, helper });
    }
    return browsers;
  } catch (error) {
    await stopVariants(browsers);
    throw error;
  }
}

/** Ends browsers. */
export async function stopVariants(browsers: readonly VariantBrowser[]): Promise<void> {
  await Promise.all(browsers.map(({ chromium }) => chromium.close()));
}

/** Folder of an extension to compare with; "without" has one that does nothing. */
function plainExtension(variant: Exclude<Variant, 'tifa'>): string {
  const folder = join(out, `bench-${variant}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const script = {
    matches: ['<all_urls>'],
    js: ['bare.js'],
    run_at: 'document_end',
    all_frames: true,
  };
  const manifest = {
    manifest_version: 3,
    name: `Bench: ${variant}`,
    version: '1.0',
    ...(variant === 'bare' ? { content_scripts: [script] } : {}),
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'bare.js'), bareScript);
  return folder;
}
