/** A province by the short Chinese name that the record has, and by its English one. */
export interface Province {
  readonly chinese: string;
  readonly english: string;
}

/** In their official order (GB/T 2260). */
const PROVINCES: readonly (readonly [string, string])[] = [
  ...([
    ['北京', 'Beijing'],
    ['天津', 'Tianjin'],
    ['河北', 'Hebei'],
    ['山西', 'Shanxi'],
  ] as const),
  ...([
    ['内蒙古', 'Inner Mongolia'],
    ['辽宁', 'Liaoning'],
    ['吉林', 'Jilin'],
    ['黑龙江', 'Heilongjiang'],
  ] as const),
  ...([
    ['上海', 'Shanghai'],
    ['江苏', 'Jiangsu'],
    ['浙江', 'Zhejiang'],
    ['安徽', 'Anhui'],
  ] as const),
  ...([
    ['福建', 'Fujian'],
    ['江西', 'Jiangxi'],
    ['山东', 'Shandong'],
    ['河南', 'Henan'],
  ] as const),
  ...([
    ['湖北', 'Hubei'],
    ['湖南', 'Hunan'],
    ['广东', 'Guangdong'],
    ['广西', 'Guangxi'],
  ] as const),
  ...([
    ['海南', 'Hainan'],
    ['重庆', 'Chongqing'],
    ['四川', 'Sichuan'],
    ['贵州', 'Guizhou'],
  ] as const),
  ...([
    ['云南', 'Yunnan'],
    ['西藏', 'Tibet'],
    ['陕西', 'Shaanxi'],
    ['甘肃', 'Gansu'],
  ] as const),
  ...([
    ['青海', 'Qinghai'],
    ['宁夏', 'Ningxia'],
    ['新疆', 'Xinjiang'],
  ] as const),
];

/** Provinces by their short Chinese names, in their official order; a name that is none comes last, as it is. */
export function provincesOf(names: readonly string[]): Province[] {
  const known = PROVINCES.filter(([name]) => names.includes(name));
  const others = names.filter((name) => !known.some(([each]) => each === name));
  return [...known, ...others.map((name) => [name, name] as const)].map(([chinese, english]) => ({
    chinese,
    english,
  }));
}
