/**
 * The list to begin with for users who want pages marked on listed sites only: governments and courts, the Party's own
 * sites, news agencies and the larger newspapers. Not among the settings' defaults, which every page's annotator contains.
 */
export const DEFAULT_SITES: readonly string[] = [
  ...['gov.cn', '12371.cn', 'qstheory.cn', 'xuexi.cn', '81.cn', 'people.com.cn', 'people.cn'],
  ...['xinhuanet.com', 'news.cn', 'cctv.com', 'cnr.cn', 'chinanews.com.cn', 'gmw.cn', 'ce.cn'],
  ...['china.com.cn', 'youth.cn', 'cyol.com', 'legaldaily.com.cn', 'thepaper.cn', 'jfdaily.com'],
  ...['bjd.com.cn', 'southcn.com', 'dzwww.com', 'rednet.cn', 'mp.weixin.qq.com'],
];

/** How the list shows local files, whose host name is empty. */
const LOCAL_FILES = 'file://';

/** A line in a list of sites that names no site. */
export interface WrongLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** A list of sites as text, one host name a line. */
export function formatSites(sites: readonly string[]): string {
  return sites.map((site) => site || LOCAL_FILES).join('\n');
}

/**
 * Parses a list of sites, one a line. Skips empty and repeated lines; an address counts as its host. The host names are
 * as in `location.hostname`.
 */
export function parseSites(text: string): { sites: string[]; wrong: WrongLine[] } {
  const sites: string[] = [];
  const wrong: WrongLine[] = [];
  for (const [at, each] of text.split(/\r\n?|\n/).entries()) {
    const line = each.trim();
    if (line === '') continue;
    const host = hostOf(line);
    if (host === null) wrong.push({ line: at + 1, text: line });
    else if (!sites.includes(host)) sites.push(host);
  }
  return { sites, wrong };
}

/** The host that a line names; null where it names none. */
function hostOf(line: string): string | null {
  if (/^file:/i.test(line)) return '';
  const bare = line.replace(/^(?:https?|\*):\/\//i, '').replace(/^\*\./, '');
  const address = `http://${bare}`;
  if (/^\w[\w+.-]*:\/\//.test(bare) || !URL.canParse(address)) return null;
  const host = new URL(address).hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return host;
  const isHost = host.length <= 253 && /^(?!-)[\w-]{1,63}(?<!-)(?:\.(?!-)[\w-]{1,63}(?<!-))*$/.test(host);
  // Browsers read any number as an address: 81 would be 0.0.0.81.
  const isNumber = /^[\d.]+$/.test(host) && !bare.startsWith(host);
  return isHost && !isNumber ? host : null;
}
