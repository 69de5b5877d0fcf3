import { expect, test, vi } from 'vitest';
import { readCard, untilCard, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Json, Tab } from './harness/browser';
import { PATIENCE, untilPainted } from './marks';
import { boxesOf, colourAt, overlayLines } from './overlay';
import { formula, known, official, page, paragraph } from './page-parts';
import { reportsOf } from './report';
import { saveByCommand, untilToast } from './saving';
import { addDocuments, removeDocuments, untilInstalled, userDocument } from './user-corpus';

/** What only the user's own document has, as a whole and around a formula that everyone knows. */
const own = '云溪山乡把茶园水渠修到每一户茶农门口';
const around = `${known}带动后山九寨茶旅一体发展`;
/** What the user saves. */
const saved = '老李今年第一次用上了无人机';

const body = `<p>${paragraph}</p><p id="own">${own}，大家都很高兴。</p><p>${around}，一年一个样。</p>
  <p id="saved">茶农说，${saved}，茶叶卖得更远。</p><p>${official}</p>`;

/**
 * All that a script of a page can find out about what is painted in its document: the registry, every style sheet, the
 * tree, and each element's box, sizes and hits. Sent to the page as text.
 */
function observe(): Json {
  const textOf = ({ startContainer, startOffset, endContainer, endOffset }: AbstractRange) => {
    const range = new Range();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range.toString();
  };
  const hosts = [...document.querySelectorAll('*')].filter((each) => each.localName.includes('-'));
  const hits: string[] = [];
  for (let y = 2; y < innerHeight; y += 7)
    for (let x = 2; x < innerWidth; x += 31)
      hits.push(
        document
          .elementsFromPoint(x, y)
          .map(({ localName, id }) => localName + id)
          .join(),
      );
  return {
    highlights: [...CSS.highlights].map(([name, highlight]) => [name, [...highlight].map(textOf)]),
    sheets: document.adoptedStyleSheets.flatMap(({ cssRules }) =>
      [...cssRules].map(({ cssText }) => cssText),
    ),
    tree: document.documentElement.outerHTML,
    hosts: hosts.map((host) => {
      const { x, y, width, height } = host.getBoundingClientRect();
      return [
        [x + scrollX, y + scrollY, width, height],
        [host.scrollWidth, host.scrollHeight, host.clientWidth, host.clientHeight],
        [...host.getClientRects()].length,
        host.shadowRoot === null,
        getComputedStyle(host).cssText,
        [...(host.computedStyleMap?.() ?? [])].map(String),
        host.getHTML({ serializableShadowRoots: true }),
      ];
    }) as unknown as Json,
    size: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
    animations: document.getAnimations().length,
    hits,
    selection: String(getSelection()),
    focus: document.activeElement?.localName ?? '',
  };
}

/** What frames and the page have reported, by path. */
type Observed = Record<string, Json>;

const script = `<script>
  var observe = ${observe};
  onmessage = ({ data, source }) => { if (data === 'observe') source.postMessage({ path: location.pathname, seen: observe() }, '*'); };
</script>`;

inEachBrowser('what a page may not learn', (stage) => {
  /** Opens a page with a frame of its own site and one of another that have the same text. */
  async function openPage(name: string): Promise<Tab> {
    const { browser, server } = stage();
    const inner = page(body, script);
    const same = server.addPage(`/${name}-same`, { body: inner });
    const other = server.addPage(`/${name}-other`, { body: inner }).replace('127.0.0.1', 'localhost');
    const frames = [same, other].map((url) => `<iframe src="${url}" width="600" height="300"></iframe>`);
    const tab = await browser.open(
      server.addPage(`/${name}`, { body: page(body + frames.join(''), script) }),
    );
    await untilPainted(tab, formula);
    await vi.waitFor(async () => {
      const reports = await reportsOf(stage(), tab);
      expect(reports.filter(({ complete, painted }) => complete && painted > 0)).toHaveLength(3);
    }, PATIENCE);
    return tab;
  }

  function observed(tab: Tab): Promise<Observed> {
    return tab.evaluate(async () => {
      const all: Record<string, unknown> = {};
      const { observe } = window as unknown as { observe(): unknown };
      all.page = observe();
      for (const frame of Array.from(document.querySelectorAll('iframe'))) {
        all[frame.src] = await new Promise((resolve) => {
          addEventListener('message', ({ data }) => resolve(data.seen), { once: true });
          frame.contentWindow?.postMessage('observe', '*');
        });
      }
      return all as never;
    });
  }

  const drawn = async (tab: Tab, kind: string) =>
    (await overlayLines(tab)).filter((line) => line.kind === kind);

  /** Waits until a band or line is drawn over a wording of the top frame, from end to end. */
  async function untilDrawn(tab: Tab, kinds: readonly string[], text: string): Promise<void> {
    await vi.waitFor(async () => {
      const [box] = await boxesOf(tab, text);
      const lines = (await overlayLines(tab)).filter(({ kind }) => kinds.includes(kind));
      const isThere = lines.some(({ left, top, width }) => {
        const isLevel = top <= box.bottom + 2 && top > box.bottom - 40;
        return isLevel && left < box.left + 2 && left + width > box.left + box.width - 2;
      });
      expect(isThere, `${text} ${JSON.stringify([box, lines])}`).toBe(true);
    }, PATIENCE);
  }

  test('page and frames learn nothing about saved places and marks that only own documents explain', async () => {
    const { browser, server } = stage();
    const before = await openPage('page');
    const plain = await observed(before);
    expect(JSON.stringify(plain)).toContain(known);
    await before.close();

    const library = await browser.open(`${browser.extensionAddress}library.html`);
    const documents = await Promise.all(
      ['一', '二'].map((number) =>
        userDocument(`云溪茶事之${number}`, [`${number}月，${own}。${around}。茶香飘过了山。`], 1),
      ),
    );
    await addDocuments(library, documents);
    await untilInstalled(library, 7);
    await library.close();

    const tab = await openPage('page');
    await saveByCommand(stage(), tab, saved);
    await untilToast(tab, /^Saved/);
    await tab.close();
    const after = await openPage('page');
    await untilDrawn(after, ['snippet'], saved);
    await untilDrawn(after, ['reuse', 'phrase'], own);
    expect(await observed(after)).toEqual(plain);

    // The lists have all of it, and a frame knows of what was saved under its own address alone.
    const reports = await reportsOf(stage(), after);
    expect(reports.map(({ snippets }) => snippets.length)).toEqual([1, 0, 0]);
    for (const { marks } of reports) expect(marks.map(({ text }) => text).join()).toContain(own);
    expect(reports[0].marks.map(({ text }) => text).join()).toContain(around);

    // A page that changes its text sees nothing come or go.
    const changes = await after.evaluate(async () => {
      const seen: string[] = [];
      const watch = new MutationObserver((records) => seen.push(...records.map(({ type }) => type)));
      watch.observe(document, { childList: true, attributes: true, subtree: true });
      const pause = () => new Promise((resolve) => setTimeout(resolve, 1_500));
      const names = () => [...CSS.highlights.keys()].join();
      const registry = names();
      for (const id of ['saved', 'own']) {
        const gone = document.getElementById(id) as Element;
        const { textContent } = gone;
        gone.textContent = '';
        await pause();
        gone.textContent = textContent;
        await pause();
      }
      watch.disconnect();
      return { seen, same: names() === registry };
    });
    expect(changes).toEqual({ seen: Array(4).fill('childList'), same: true });
    await untilDrawn(after, ['snippet'], saved);

    // A card opens by itself only where the page knows of a mark; one that the user opens has nothing of theirs in it.
    const middleOf = async (text: string) => {
      const [{ left, bottom, width }] = await boxesOf(after, text);
      return [left + width / 2, bottom - 8] as const;
    };
    await after.moveMouse(...(await middleOf(own)));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await readCard(after)).toBeNull();
    await after.moveMouse(...(await middleOf(known)));
    await untilCard(after);
    await after.press('Escape');
    await untilNoCard(after);
    await after.click(...(await middleOf(own)));
    const card = await untilCard(after);
    expect(card.frequency).toMatch(/2/);
    expect(card.lines).toEqual([]);
    const finds = (wanted: string) =>
      after.evaluate((text) => {
        getSelection()?.removeAllRanges();
        return (window as unknown as { find(text: string, ...more: boolean[]): boolean }).find(
          text,
          false,
          false,
          true,
        );
      }, wanted);
    expect(await finds('茶香飘过了山')).toBe(false);
    expect(await finds('云溪茶事')).toBe(false);
    expect(await finds('茶叶卖得更远')).toBe(true);
    await after.close();

    const pages = await browser.open(`${browser.extensionAddress}library.html`);
    await removeDocuments(
      pages,
      documents.map(({ info }) => info.id),
    );
    await untilInstalled(pages, 5);
    await pages.close();
    expect(server.requests).toContain('/page-other');
  });

  test('drawn marks look like others: they are painted, scroll along, follow changes, and disappear in print', async () => {
    const { browser, server } = stage();
    const tall = `${body}<div style="height: 3000px"></div>`;
    const tab = await browser.open(server.addPage('/drawn', { body: page(tall) }));
    await untilPainted(tab, formula);
    await saveByCommand(stage(), tab, saved);
    await untilDrawn(tab, ['snippet'], saved);
    await tab.evaluate(() => scrollTo(0, 30));
    await untilDrawn(tab, ['snippet'], saved);
    await tab.evaluate(() => {
      getSelection()?.removeAllRanges();
      document.getElementById('saved')?.before('前面又有一段话。');
    });
    await untilDrawn(tab, ['snippet'], saved);
    const greenAt = async () => {
      const [{ left, bottom, width }] = await boxesOf(tab, saved);
      const [red, green, blue] = await colourAt(tab, left + width - 2, bottom - 2);
      return green - Math.max(red, blue);
    };
    expect(await greenAt()).toBeGreaterThan(5);
    await tab.setMedium('print');
    await expect.poll(greenAt, PATIENCE).toBe(0);
    await tab.setMedium('screen');
    await expect.poll(greenAt, PATIENCE).toBeGreaterThan(5);
    await tab.evaluate(() => document.getElementById('saved')?.remove());
    await expect.poll(() => drawn(tab, 'snippet'), PATIENCE).toEqual([]);
    await tab.close();
  });

  test('a page that has defined the custom element does not get its shadow tree', async () => {
    const { browser, server } = stage();
    const define = `<script>
      window.made = [];
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (options) { const root = attach.call(this, options); made.push(root); return root; };
      customElements.define('tifa-lens-surface', class extends HTMLElement {
        constructor() { super(); try { made.push(this.attachInternals()); } catch {} }
        connectedCallback() { made.push(this.shadowRoot); }
      });
    </script>`;
    const tab = await browser.open(server.addPage('/defined', { body: page(body, define) }));
    await untilPainted(tab, formula);
    await saveByCommand(stage(), tab, saved);
    await untilDrawn(tab, ['snippet'], saved);
    const roots = await tab.evaluate(() => {
      const { made } = window as unknown as { made: (ShadowRoot | ElementInternals | null)[] };
      return made.map((each) => (each instanceof ElementInternals ? each.shadowRoot : each) !== null);
    });
    expect(roots.length).toBeGreaterThan(0);
    expect(roots).not.toContain(true);
    await tab.close();
  });
});
