import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import { painted, untilPainted } from './marks';
import { page } from './page-parts';

/** The same four wordings, as pages from here and there write them. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  standard: [
    '二〇三五年基本实现社会主义现代化',
    '着力破解发展难题',
    '全心全意为人民服务',
    '社会统筹和个人账户相结合',
  ],
  traditional: [
    '二○三五年基本實現社會主義現代化',
    '著力破解發展難題',
    '全心全意為人民服務',
    '社會統籌和個人帳戶相結合',
  ],
  fromPdf: [
    '二零三五年基本实现社会主义现代化',
    '着⼒破解发展难题',
    '全⼼全意为⼈⺠服务',
    '社会统筹和个⼈账户相结合',
  ],
};

inEachBrowser('other forms of the same characters', (stage) => {
  test.each(Object.entries(WRITTEN))('%s characters are marked alike', async (name, wordings) => {
    const { browser, server } = stage();
    const body = page(
      wordings.map((wording) => `<p>乡里开会说，${wording}。散会后大家去看了新修的水渠。</p>`).join(''),
    );
    const tab = await browser.open(server.addPage(`/${name}`, { body }));
    for (const wording of wordings) await untilPainted(tab, wording);
    const marks = (await painted(tab)).map(({ kind, text }) => `${kind} ${wordings.indexOf(text)}`);
    expect(marks.sort()).toEqual(['phrase 0', 'phrase 1', 'phrase 2', 'phrase 3']);
    await tab.close();
  });
});
