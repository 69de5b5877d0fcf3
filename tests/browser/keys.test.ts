import { expect, test } from 'vitest';
import { untilCard, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import { openLibrary } from './library';
import { untilPainted } from './marks';
import { chain, formula, known, page, paragraph } from './page-parts';

inEachBrowser('keys', (stage) => {
  test('the browser accepts every key that the extension suggests', async () => {
    const tab = await openLibrary(stage().browser, '#/settings');
    const keys = await tab.evaluate(async () => {
      const { commands } = chrome.runtime.getManifest();
      const taken = await chrome.commands.getAll();
      return Object.entries(commands)
        .filter(([, { suggested_key }]) => suggested_key?.default)
        .map(([name, { suggested_key }]) => ({
          name,
          suggested: suggested_key?.default,
          taken: taken.find((command) => command.name === name)?.shortcut,
        }));
    });
    expect(keys.map(({ name }) => name)).toContain('_execute_action');
    for (const { name, suggested, taken } of keys)
      expect({ name, taken }).toEqual({ name, taken: suggested });
    await tab.close();
  });

  test('next and previous start from the viewport once the user has scrolled away', async () => {
    const { browser, server } = stage();
    const gap = '<div style="height: 3000px"></div>';
    const paragraphs = [
      `<p>${paragraph}</p>`,
      `<p id="b">大家都说，${chain}。</p>`,
      `<p id="c">${known}。</p>`,
    ];
    const url = server.addPage('/in-view', { body: page(paragraphs.join(gap) + gap) });
    const tab = await browser.open(url);
    await untilPainted(tab, formula);
    await untilPainted(tab, known);
    const go = async (command: 'nextMark' | 'previousMark') => {
      await browser.runCommand(command, tab);
      const { phrase } = await untilCard(tab);
      await tab.press('Escape');
      await untilNoCard(tab);
      return phrase;
    };
    const scrollTo = async (id: string) => {
      await tab.evaluate((to) => {
        const ended = new Promise((resolve) => addEventListener('scrollend', resolve, { once: true }));
        document.getElementById(to)?.scrollIntoView({ block: 'center', behavior: 'instant' });
        return ended.then(() => true);
      }, id);
    };
    expect(await go('nextMark')).toBe(formula);
    await scrollTo('c');
    expect(await go('nextMark')).toBe(known);
    await scrollTo('b');
    expect(await go('previousMark')).toBe(chain);
    // Still where it went to: the next one is the next one.
    expect(await go('nextMark')).toBe(known);
    await tab.close();
  });
});
