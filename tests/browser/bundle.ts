import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Stage } from './each-browser';
import type { Tab } from './harness/browser';

/** A part of the extension that runs in a page's own world, bundled into one script. */
export class PageBundle {
  readonly #name: string;
  readonly #script: string;

  /** @param entry The module that is bundled with what it imports; `/NAME` is the address of its page. */
  constructor(name: string, entry: URL) {
    const [{ text }] = buildSync({
      entryPoints: [fileURLToPath(entry)],
      bundle: true,
      write: false,
      format: 'iife',
    }).outputFiles;
    this.#name = name;
    this.#script = text;
  }

  /** Opens a page without text that has the bundle. @param head What stands before it. */
  open({ browser, server }: Stage, head = ''): Promise<Tab> {
    const script = server.addPage(`/${this.#name}.js`, {
      body: this.#script,
      headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
    });
    const body = `<!doctype html><meta charset="utf-8"><title>${this.#name}</title>${head}<script src="${script}"></script><body></body>`;
    return browser.open(server.addPage(`/${this.#name}`, { body }));
  }
}
