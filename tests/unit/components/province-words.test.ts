import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readRecordFile } from '../../../utils/record/read-file';
import { useStrings } from './strings';

const provinceWords = async (locale: 'en' | 'zh_CN', names: string[]) => {
  await useStrings(locale);
  return (await import('../../../components/province-words')).provinceWords(names);
};

describe('provinceWords', () => {
  const some = ['新疆', '安徽', '北京', '陕西', '山西'];

  it('names provinces in their official order, in the language of the interface', async () => {
    expect(await provinceWords('zh_CN', some)).toBe('北京、山西、安徽、陕西、新疆');
    expect(await provinceWords('en', some)).toBe('Beijing, Shanxi, Anhui, Shaanxi, Xinjiang');
  });

  it('leaves a name that it does not know as it is, at the end', async () => {
    expect(await provinceWords('en', ['某省', '天津'])).toBe('Tianjin, 某省');
  });

  it('knows every province of the record', async () => {
    const file = fileURLToPath(new URL('../../../public/record/record.bin.gz', import.meta.url));
    const { reports } = await readRecordFile(new Uint8Array(readFileSync(file)));
    const names = reports.filter(({ collection }) => collection === 'provincial').map(({ name }) => name);
    expect(names).toHaveLength(31);
    const english = await provinceWords('en', names);
    expect(english).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
