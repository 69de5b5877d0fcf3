import { countHan } from '../text/han';
import { isNumbered, isSalutation, looksLikeTitle } from './lines';

/**
 * Short words of the lines that sellers and aggregators put into other people's texts, by what they are about. None
 * of them says anything alone; only words of different classes together do. At most three characters each.
 */
const CONTACT = ['qq', '微信', 'v信', '公众号', '电话', '扫码', '客服', '咨询', '联系'];
const TRADE = [
  '会员',
  '订阅',
  '免费',
  '赠送',
  '权益',
  '购买',
  '资料',
  '下载',
  '整理',
  '店铺',
  '网盘',
  '文库',
];
const BAN = [
  '禁止',
  '严禁',
  '外传',
  '转载',
  '倒卖',
  '侵权',
  '版权',
  '商业',
  '内部',
  '删除',
  '举报',
  '打击',
  '传播',
];

/** Those that are rare in official prose; an advert has at least one. */
const CORE = new Set(['qq', '微信', 'v信', '公众号', '会员', '订阅', '外传', '转载', '倒卖', '侵权', '版权']);

/** Opens the formula by which a seller restricts the use of what he passes on. */
const ONLY_FOR = '仅供';

/** A contact with its number or name. */
const NUMBER = /(?:qq|微信|v信|vx|电话|手机)[群号]{0,2}\s*[：:]?\s*[0-9a-z_-]{5,}/;

/** Longest advert line, Han characters: longer lines are prose that speaks of such things. */
const ADVERT_HAN = 80;

/** What a line shows of an advert. `certain` holds at a text's head and foot; `likely` only beside a certain line. */
export interface AdvertSigns {
  readonly strength: 'certain' | 'likely' | 'none';
  /** Has a contact with a number, or says what it may only be used for: holds without a neighbour that is an advert. */
  readonly alone: boolean;
  /** Could not be a sentence of the text: has a contact number and no full stop, or stands in 【】 as a whole. */
  readonly inside: boolean;
}

const NONE: AdvertSigns = { strength: 'none', alone: false, inside: false };

/** Judges one trimmed line by itself. */
export function advertSigns(line: string): AdvertSigns {
  if (countHan(line) > ADVERT_HAN || isSalutation(line) || isNumbered(line)) return NONE;
  const folded = line.normalize('NFKC').toLowerCase();
  const words = [CONTACT, TRADE, BAN].map((list) => list.filter((word) => folded.includes(word)));
  const found = words.flat();
  const classes = words.filter((list) => list.length > 0).length;
  const numbered = NUMBER.test(folded);
  const restricted = folded.includes(ONLY_FOR) && words[2].length > 0;
  const mixed = classes >= 2 && found.length + Number(numbered) >= 3 && found.some((word) => CORE.has(word));
  const stopped = /[。；]$/.test(line);
  const titled = looksLikeTitle(line);
  const alone = restricted || (mixed && numbered);
  if (alone || (mixed && !stopped && !titled)) {
    const inside = (numbered && !stopped) || /^【.*】$/.test(line);
    return { strength: 'certain', alone, inside };
  }
  const likely = found.length >= 2 || found.some((word) => CORE.has(word));
  return likely && !stopped && !titled ? { strength: 'likely', alone: false, inside: false } : NONE;
}
