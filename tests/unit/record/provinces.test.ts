import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { provincesOf } from '../../../utils/record/provinces';
import { readRecordFile } from '../../../utils/record/read-file';

describe('provincesOf', () => {
  it('gives provinces in their official order, with their English names', () => {
    expect(provincesOf(['新疆', '安徽', '北京', '陕西', '山西'])).toEqual([
      { chinese: '北京', english: 'Beijing' },
      { chinese: '山西', english: 'Shanxi' },
      { chinese: '安徽', english: 'Anhui' },
      { chinese: '陕西', english: 'Shaanxi' },
      { chinese: '新疆', english: 'Xinjiang' },
    ]);
  });

  it('leaves a name that it does not know as it is, at the end', () => {
    expect(provincesOf(['某省', '天津'])).toEqual([
      { chinese: '天津', english: 'Tianjin' },
      { chinese: '某省', english: '某省' },
    ]);
  });

  it('knows every province of the record', async () => {
    const file = fileURLToPath(new URL('../../../public/record/record.bin.gz', import.meta.url));
    const { reports } = await readRecordFile(new Uint8Array(readFileSync(file)));
    const names = reports.filter(({ collection }) => collection === 'provincial').map(({ name }) => name);
    expect(names).toHaveLength(31);
    expect(provincesOf(names).filter(({ chinese, english }) => chinese === english)).toEqual([]);
  });
});
