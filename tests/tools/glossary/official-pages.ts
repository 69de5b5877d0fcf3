/** Hosts of organs of Party and state, and of the media that they run. */
const OFFICIAL = [
  ...['gov.cn', 'people.cn', 'people.com.cn', 'xinhuanet.com', 'news.cn', 'cctv.com', 'cgtn.com', 'ecns.cn'],
  ...[
    'china.org.cn',
    'china.com.cn',
    'chinadaily.com.cn',
    'globaltimes.cn',
    'chinamil.com.cn',
    'qstheory.cn',
  ],
  ...['chinatoday.com.cn', 'chinadiplomacy.org.cn', 'china-embassy.gov.cn', 'chineseembassy.org', 'gmw.cn'],
  ...['theorychina.org.cn', 'stdaily.com', 'xuexi.cn', 'ce.cn', 'cpifa.org'],
];

/** Whether an address is of an organ or of a medium that it runs. Copies of their pages elsewhere don't count. */
export function isOfficial(address: string): boolean {
  const { hostname } = new URL(address);
  return OFFICIAL.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
