import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtExtension } from '../tools/build';
import { filesBelow } from '../unit/repository-files';
import { inEachBrowser } from './each-browser';
import { untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';

inEachBrowser('privacy', (stage) => {
  test('the extension’s pages can’t connect to any address', async () => {
    const { browser, server } = stage();
    const popup = await browser.open(`${browser.extensionAddress}popup.html`);
    const target = server.addPage('/reached', { body: '' });
    const outcomes = await popup.evaluate(async (address) => {
      const load = (element: HTMLElement, attribute: string) =>
        new Promise<string>((resolve) => {
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('refused');
          element.setAttribute(attribute, address);
          document.body.append(element);
        });
      const script = document.createElement('script');
      return [
        await fetch(address).then(
          () => 'loaded',
          () => 'refused',
        ),
        await fetch(address, { mode: 'no-cors' }).then(
          () => 'loaded',
          () => 'refused',
        ),
        await load(new Image(), 'src'),
        await load(script, 'src'),
      ];
    }, target);
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
    expect(server.requests).not.toContain('/reached');
    await popup.close();
    await browser.takeErrors();
  });

  test('a page can’t fetch any file of the extension', async () => {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage('/page', { body: page(`<p>${paragraph}</p>`) }));
    await untilPainted(tab, formula);
    const folder = browser.name === 'chromium' ? 'dist/chrome-mv3' : 'dist/firefox-mv3';
    const files = filesBelow(folder).map((file) => file.slice(folder.length + 1));
    expect(files.length).toBeGreaterThan(10);
    const readable = await tab.evaluate(
      async (base, names) => {
        const read = await Promise.all(
          names.map((name) =>
            fetch(base + name).then(
              () => name,
              () => null,
            ),
          ),
        );
        return read.filter((name) => name !== null);
      },
      browser.extensionAddress,
      files,
    );
    expect(readable).toEqual([]);
    await tab.close();
    await browser.takeErrors();
  });
});

describe.each(['chromium', 'firefox'] as const)('manifest (%s)', (family) => {
  const manifest = JSON.parse(readFileSync(join(builtExtension(family), 'manifest.json'), 'utf8'));

  test('no file is web-accessible, and every connection of the pages is forbidden', () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.content_security_policy.extension_pages).toContain("default-src 'none'");
    expect(manifest.content_security_policy.extension_pages).not.toMatch(/https?:|\*|unsafe|data:/);
  });

  test('the manifest requests only permissions that the extension uses', () => {
    const inChromium = (permission: string) => (family === 'chromium' ? [permission] : []);
    expect(manifest.permissions.toSorted()).toEqual([
      'contextMenus',
      ...inChromium('offscreen'),
      'scripting',
      ...inChromium('sidePanel'),
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest.optional_permissions).toBeUndefined();
  });

  test('the panel has its page, and does not open by itself', () => {
    if (family === 'chromium') expect(manifest.side_panel).toEqual({ default_path: 'sidepanel.html' });
    else
      expect(manifest.sidebar_action).toMatchObject({
        default_panel: 'sidepanel.html',
        open_at_install: false,
      });
  });

  test('the script that runs on every page is at most 5 kB', () => {
    const [{ js }] = manifest.content_scripts;
    const bytes = js.map((file: string) => readFileSync(join(builtExtension(family), file)).length);
    expect(bytes.reduce((sum: number, size: number) => sum + size, 0)).toBeLessThanOrEqual(5 * 1024);
  });
});
