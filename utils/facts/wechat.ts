import { daysOf } from './instant';
import type { PageDescription } from './page-description';

/** What a page of WeChat (微信公众平台) says; empty where it doesn't. */
export interface WechatFacts {
  /** Best first. */
  readonly days: readonly string[];
  /** The account. */
  readonly outlet: string;
  readonly author: string;
}

/** `var ct = "1604541060"`, `create_time: JsDecode('1604541060')`, `var createTime = '2020-11-05 10:11'`. */
const TIMES = [
  /\b(?:ct|create_time)\b['"]?\s*[:=]\s*(?:\w+\()?\s*['"]?(\d{10}(?:\d{3})?)\b/,
  /\bcreateTime\b['"]?\s*[:=]\s*(?:\w+\()?\s*['"]([^'"]{8,40})['"]/,
];
const NICKNAME = /\bnick_?name\b['"]?\s*[:=]\s*(?:\w+\()?\s*(?:"([^"\\]{1,60})"|'([^'\\]{1,60})')/;

/** Null for a page that is not WeChat's. Known by its address, in a saved page by the ids of its elements. */
export function readWechat({ url, ids, scripts, metas }: PageDescription): WechatFacts | null {
  const isOfHost = URL.canParse(url) && new URL(url).hostname === 'mp.weixin.qq.com';
  if (!isOfHost && !(ids.has('js_name') && (ids.has('activity-name') || ids.has('publish_time'))))
    return null;
  const first = (pattern: RegExp) => {
    const found = scripts.map((script) => pattern.exec(script)).find((match) => match !== null);
    return found?.slice(1).find((group) => group !== undefined) ?? '';
  };
  const times = [...TIMES.map(first), ids.get('publish_time') ?? ''];
  return {
    days: times.flatMap(daysOf),
    outlet: ids.get('js_name') || first(NICKNAME),
    author: ids.get('js_author_name') || (metas.get('author')?.[0] ?? ''),
  };
}
