import type { Span } from '../text/span';
import { endsAsSentence, isBody } from './lines';

/** A site's copyright line is among this number of lines at the foot. */
const FOOT_LINES = 12;

/** A line of a text as a span of it, without its line end. */
interface FurnitureLine extends Span {
  readonly text: string;
}

/**
 * What a site puts around an article: by-lines and sources, labels (发布时间：… 浏览次数：…), controls (打印 关闭),
 * copyright lines, links to other articles at the end, datelines (新华社北京12月28日电). Whole lines, except for datelines
 * and an editor's name in brackets at the end. Never what could be a sentence of the article. Spans are in order, don't
 * overlap, are of UTF-16 units and leave out line ends.
 * @param text Paragraphs, one a line.
 * @param from Lines before this one are left alone: 1 where the first one is the title.
 */
export function furnitureSpans(text: string, from = 0): Span[] {
  const lines = linesOf(text).slice(from);
  const gone = new Set<FurnitureLine>();
  for (const line of lines) if (isControls(line.text)) gone.add(line);
  const tail = tailOf(lines, gone);
  for (const line of tail) gone.add(line);
  const first = lines.findIndex((line) => !gone.has(line) && isProse(line.text));
  const head = lines.slice(0, Math.max(0, first));
  for (const line of head) if (isLabels(line.text) || isByline(line.text)) gone.add(line);
  const last = lines.findLast((line) => !gone.has(line) && line.text.trim() !== '');
  return lines.flatMap((line) => (gone.has(line) ? [line] : inLine(line, line === last)));
}

/** Whether a line by itself is furniture as a whole. */
export function isFurniture(line: string): boolean {
  return isControls(line) || isLabels(line) || isByline(line) || isRights(line);
}

/** A text without its furniture and the lines that become empty; the text itself where nothing would remain. */
export function withoutFurniture(text: string): string {
  const spans = furnitureSpans(text);
  if (spans.length === 0) return text;
  let kept = '';
  let at = 0;
  for (const { start, end } of spans) {
    kept += text.slice(at, start);
    at = end;
  }
  const lines = `${kept}${text.slice(at)}`.split('\n').map((line) => line.trim());
  const left = lines.filter((line) => line !== '').join('\n');
  return left === '' ? text : left;
}

/**
 * A document's text for indexing: of the same length, but nothing is found in its furniture. Documents that were stored
 * before furniture was removed still have it in their texts.
 * @param text Title line, then paragraphs, one a line.
 */
export function indexedText(text: string): string {
  const spans = furnitureSpans(text, 1);
  if (spans.length === 0) return text;
  let blanked = '';
  let at = 0;
  for (const { start, end } of spans) {
    blanked += text.slice(at, start) + '\n'.repeat(end - start);
    at = end;
  }
  return blanked + text.slice(at);
}

function linesOf(text: string): FurnitureLine[] {
  const lines: FurnitureLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line, start, end: start + line.length });
    start += line.length + 1;
  }
  return lines;
}

/** Whether a line belongs to the article itself. */
function isProse(line: string): boolean {
  return isBody(line) && !isLabels(line) && !isByline(line);
}

/** The lines after the article: furniture from the foot up, and the links under their heading. */
function tailOf(lines: readonly FurnitureLine[], gone: ReadonlySet<FurnitureLine>): FurnitureLine[] {
  const heading = lines.findLastIndex(({ text }) => isLinksHeading(text));
  const isOver = heading > 0 && lines.slice(heading + 1).every((line) => gone.has(line) || isLink(line.text));
  let start = isOver ? heading : lines.length;
  const hasRights = lines.slice(-FOOT_LINES).some(({ text }) => isRights(text));
  const isTail = ({ text }: FurnitureLine) =>
    text.trim() === '' ||
    isLabels(text) ||
    isByline(text) ||
    isDisclaimer(text) ||
    (hasRights && isImprint(text));
  while (start > 0 && (gone.has(lines[start - 1]) || isTail(lines[start - 1]))) start--;
  return lines.slice(start);
}

/** Whether a line may be a link to another article: it is short and no sentence. */
function isLink(line: string): boolean {
  return !isBody(line) && !endsAsSentence(line);
}

/** The furniture at both ends of a line of the article. */
function inLine({ text, start, end }: FurnitureLine, isLast: boolean): Span[] {
  const spans: Span[] = [];
  const cut = bylineStart(text);
  if (cut > 0 && cut < text.length) spans.push({ start, end: start + cut });
  const tail = isLast ? bylineEnd(text) : text.length;
  if (tail > cut && tail < text.length) spans.push({ start: start + tail, end });
  return spans;
}

/** Longest lines that may be furniture, UTF-16 units; disclaimers are longer. */
const LINE_UNITS = 160;
const DISCLAIMER_UNITS = 600;

/** Longest value of a label, and longest piece of a value that a space separates from it, UTF-16 units. */
const VALUE_UNITS = 40;
const PIECE_UNITS = 14;

/** Labels before a colon: source, people, date, page views, font size. */
const LABEL =
  '(?:(?:信息|文章|稿件|新闻|内容)?(?:来源|來源|稿源|出处)|作者|撰稿人?|撰文|供稿|(?:本期|值班|责任|執行|执行)?(?:编辑|編輯)|责编|编审|审核|审校|校对|(?:值班|执行)?主编|监制|初审|复审|终审|[一二三]审|签发|录入(?:人|时间)?|发布(?:时间|日期|人|单位|机构|者)?|發佈時間|发表(?:时间|日期)|更新(?:时间|日期)?|浏览(?:次数|量|数|人数)?|阅读(?:次数|量|数)?|访问(?:次数|量)|点击(?:次数|量|数|率)?|人气|字号(?:大小)?|字体(?:大小|颜色)?|文字大小|视力保护色|分享(?:到|至)|关键[词字]|标签|所属栏目|栏目)';
/** Labels that texts themselves may have; they count only beside another one. */
const WEAK_LABEL = '(?:时间|日期|時間|记者|通讯员|摄影|字数)';
const ANY_LABEL = `(?:${LABEL}|${WEAK_LABEL})`;

const LABELLED = new RegExp(`^${ANY_LABEL}[：:](.*)$`);
const SURE_LABEL = new RegExp(`^${LABEL}[：:]`);
const BARE_LABEL = new RegExp(`^${LABEL}$`);
const LABEL_WITHIN = new RegExp(`[\\s，,；;、|｜丨]*(${ANY_LABEL}[：:])\\s*`, 'g');

const CONTROL =
  /^(?:打印(?:本页|此页|文章|本文)?|(?:关闭|關閉)(?:窗口|本页|页面|此页)?|返回(?:顶部|列表|首页|上一[页级]|上级|主页|目录|页首)?|回到?顶部|top|(?:加入|添加)?收藏(?:本页|本文)?|分享(?:到|至|本文)?|转发|点赞|举报|(?:我要)?纠错|(?:我要|发表|查看|网友)评论|新浪微博|腾讯微博|qq(?:空间|好友)|朋友圈|复制链接|字号(?:大小)?|字体(?:大小)?|无障碍(?:阅读|浏览)?|关怀版|长者(?:模式|版)|听新闻|语音播报|视频加载中|点击播放|[上下]一[篇条页])[：:.…]*$/i;
/** Words that appear beside controls; alone they may belong to the text. */
const WEAK_WORDS = new Set([
  ...'大 中 小 无 特大 超大 默认 放大 缩小 繁体 繁體 简体 评论 朗读 没有了 首页 尾页 正文 a a+ a-'.split(' '),
  ...['微信', '微博', 'qq', '下载'],
]);
const COUNT = /^\d{1,8}(?:次|人次|人|字)?$/;
const SCAN_OPENS = /^(?:请?用?(?:微信|手机))?扫(?:一扫|码|描)/;
const SCANNED = /(?:关注|分享|手机|打开|二维码|阅读|查看|公众号|客户端|朋友圈)/;
const NEIGHBOUR = /^[上下]一[篇条]\s*[：:]/;
const WHERE =
  /^(?:(?:您|你)?(?:当前|现在|目前)?(?:所在)?的?位置(?:是)?[：:]|(?:网站|本站)?(?:首页|主页)\s*[>＞»›→])/;
const REGISTERED = /icp[备证許许]\s*\d|公网安备|网站标识码/i;
const RIGHTS = /(?:版权所有|copyright|©|all rights reserved)/i;

const DISCLAIMER =
  /^(?:版权(?:所有(?!权)|声明|归)|copyright|©|\(c\)|免责声明|(?:特别|郑重|重要|版权)声明|声明[：:]|凡(?:本网|本站|注明|来源|未注明)|(?:本网|本站)(?:站|注明|转载|所有|所刊|刊载|声明|内容|文章)|本文(?:来源|转自|转载自|来自)|转载(?:请|须|声明|自)|转自[：:]|(?:未经|如需)(?:本网|本报|本站|书面)*(?:授权|许可|转载)|违法(?:和|与)?不良信息|(?:举报|新闻|投稿)(?:电话|邮箱|热线)|(?:欢迎|点击|长按|扫码|微信)?关注(?:我们|公众号|本[网报台])|长按(?:识别|二维码|关注|上方|下方)|识别.{0,4}二维码|(?:点击)?[“"]?阅读原文|原标题[：:])/i;
/** Who runs a site; counts only beside a copyright line. */
const IMPRINT =
  /^(?:(?:主办|承办|协办|主管|管理|维护)(?:单位)?|技术支持|(?:通信|联系|办公)?地址|邮编|邮政编码|(?:联系|咨询)?电话|传真|(?:电子)?邮箱|网站地图|联系我们|关于我们|隐私声明|法律声明)/;

const LINKS_HEADING =
  /^[【[■◆●▶>＞\s]*(?:相关(?:链接|阅读|新闻|报道|文章|推荐|专题|信息|稿件)|新闻链接|(?:延伸|扩展|推荐|拓展)阅读|更多(?:新闻|阅读|报道|精彩|推荐|内容)|(?:热门|热点)(?:推荐|新闻|文章|排行|点击|阅读)|猜你喜欢|往期(?:回顾|精彩|推荐)|精彩(?:推荐|回顾)|(?:编辑|今日|为您|本站)推荐|(?:新闻|点击|阅读)排行榜?|最新(?:新闻|文章|发布|动态|消息)|大家都在看)[】\]：:>＞»…\s]*$/;
const INLINE_LINK = /^(?:相关(?:链接|阅读|新闻|报道|文章)|延伸阅读|推荐阅读)[：:][^。；！？]{1,80}$/;

const OUTLET =
  '[\\p{Script=Han}A-Za-z]{0,14}(?:社|网|報|报|台|客户端|公众号|新闻|发布|融媒|融媒体中心|频道|在线|杂志)';
const OUTLET_ALONE = new RegExp(`^[《“]?(?=.{2})${OUTLET}[》”]?$`, 'u');
const DATE = /^\d{4}[-./年]\d{1,2}(?:[-./月]\d{1,2}日?)?(?:t?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?$/i;
const TIME = /^\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$/;
const NUMERIC_DATE = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}/;
const NEWSPAPER = /^[（(]?《[^《》]{2,15}》\s*[（(]?\s*\d{4}年\d{1,2}月\d{1,2}日\s*[^（）()。]{0,12}[)）]*$/;

/** The commonest surnames, by which by-lines are recognised, as alternatives of a pattern. */
const SURNAMES =
  '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝]|欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|夏侯|轩辕|司徒';

const ROLE =
  /^(?:.{0,12}(?:记者|通讯员|评论员|实习生)|摄影?|文|图|撰文|供稿|供图|制图|整理|报道|摄影报道|文字|图片|编辑)$/;
const SURE_ROLE = /(?:记者|通讯员|评论员|摄影?|撰文|供稿|供图|文|图)$/;
const NAME = new RegExp(
  `^(?:${SURNAMES})[\\p{Script=Han}·]{1,2}$|^\\p{Script=Han}{2,6}·\\p{Script=Han}{2,8}$`,
  'u',
);
const NO_NAME = /^(?:谢谢|谢您|方便|高兴|安排)/;

/** Datelines, with which reports begin: 新华社北京12月28日电（记者…）, 本报讯, 央视网消息（…）：. */
const PLACE_AND_DAY = '(?:记者)?(?:[\\p{Script=Han}／/、]{0,14}?)(?:(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日)';
const IN_BRACKETS = '\\s*[（(][^（）()\\n]{0,60}[）)]';
const AGENCY =
  '(?:据)?(?:本[报刊网台社]|[\\p{Script=Han}]{1,12}?(?:社|网|报|台|新闻|客户端|融媒体中心|频道|电台))';
const DATELINES = [
  `[（(【\\[]?${AGENCY}${PLACE_AND_DAY}(?:专?电(?![话影视力子站缆网])|讯(?!息)|消息)[】）)\\]]?(?:${IN_BRACKETS})?\\s*[：:]?`,
  `【[^【】]{2,20}(?:报道|讯|消息|电)[^【】]{0,20}】`,
  `\\[[^\\[\\]]{2,20}(?:报道|讯|消息|电)[^\\[\\]]{0,20}\\]`,
  `${AGENCY}(?:综合)?(?:讯|消息)(?:${IN_BRACKETS}\\s*[：:]?|\\s*[：:]|(?=\\s))`,
  `本[报刊网台社]讯(?!息)(?:${IN_BRACKETS})?\\s*[：:]?`,
  `[（(](?:本[报刊网台社]|${AGENCY})?(?:首席|特约|实习|见习|全媒体)?(?:记者|通讯员)[^（）()\\n]{2,50}[）)]`,
];
const DATELINE = new RegExp(`^\\s*(?:${DATELINES.join('|')})[\\s\\u3000]*`, 'u');

const END_BRACKETS =
  /[（(【[〔]\s*(?:(?:责任编辑|责编|编辑|编审|审核|来源|原标题|作者|记者|通讯员|摄影|撰稿)\s*[：:\s][^（）()【】[\]〔〕\n]{0,60}|(?:新华社|本[报网台刊社])[^（）()【】[\]〔〕\n]{0,10}记者[^（）()【】[\]〔〕\n]{2,40}|完|全文完|END)\s*[）)】\]〕]\s*$/i;
const END_LABEL = /(?<=[。！？”])\s*(?:责任编辑|责编|编辑|审核)[：:][^，。；！？\n]{1,30}$/;

/** Whether a line has only controls, a breadcrumb or a registration number; these are furniture anywhere. */
function isControls(line: string): boolean {
  const text = line.trim();
  if (text === '' || text.length > LINE_UNITS) return false;
  if (NEIGHBOUR.test(text) || WHERE.test(text) || isScan(text)) return true;
  if (REGISTERED.test(text) && !/[。；！？]/.test(text)) return true;
  if (isByline(text) && /摄(?:影报道)?[）)]?$/.test(text)) return true;
  const pieces = piecesOf(text);
  return (
    pieces.some((piece) => CONTROL.test(piece)) &&
    pieces.every((piece) => CONTROL.test(piece) || isWeakControl(piece))
  );
}

/** Whether a line has only labels: source, date, people. For lines at head and foot. */
function isLabels(line: string): boolean {
  const text = line.trim();
  if (text === '' || text.length > LINE_UNITS) return false;
  if (NEWSPAPER.test(text) || INLINE_LINK.test(text)) return true;
  let isSure = false;
  let isLabelled = false;
  let hasTime = false;
  for (const piece of piecesOf(text.replace(LABEL_WITHIN, ' $1'))) {
    const value = LABELLED.exec(piece)?.[1];
    if (value !== undefined) {
      if (/[。；！？]/.test(value) || value.includes('，') || value.length > VALUE_UNITS) return false;
      isSure ||= SURE_LABEL.test(piece);
      isLabelled = true;
    } else if (DATE.test(piece) || TIME.test(piece)) {
      hasTime ||= TIME.test(piece) || NUMERIC_DATE.test(piece);
    } else if (BARE_LABEL.test(piece)) isLabelled = true;
    else if (!CONTROL.test(piece) && !isWeakControl(piece) && !OUTLET_ALONE.test(piece)) {
      if (!isLabelled || piece.length > PIECE_UNITS || /[，。；！？]/.test(piece)) return false;
    }
  }
  return isSure || hasTime;
}

/** Whether a line only names writers or photographers. For lines at head and foot. */
function isByline(line: string): boolean {
  const text = line.trim();
  if (text === '' || text.length > LINE_UNITS) return false;
  if (bylineStart(text) === text.length) return true;
  const spaced = text
    .replace(/(记者|通讯员|评论员|实习生)/g, '$1 ')
    .replace(/(摄影报道|摄影|摄|供图|报道)(?=[）)]?$)/, ' $1');
  const pieces = spaced.split(/[\s、，,/／|｜：:（）()【】■□●◆▲]+/).filter((piece) => piece !== '');
  const isName = (piece: string) => NAME.test(piece) && !NO_NAME.test(piece);
  return (
    pieces.some((piece) => SURE_ROLE.test(piece) && ROLE.test(piece)) &&
    pieces.some(isName) &&
    pieces.every((piece) => ROLE.test(piece) || isName(piece) || OUTLET_ALONE.test(piece) || DATE.test(piece))
  );
}

/** Whether a line below an article is about rights, reprints or subscriptions. */
function isDisclaimer(line: string): boolean {
  const text = line.trim().replace(/^[（(【[*＊※\s]+/, '');
  return text.length <= DISCLAIMER_UNITS && (DISCLAIMER.test(text) || isRights(text));
}

/** Whether a line is the last of a site's pages: copyright or registration number. */
function isRights(line: string): boolean {
  return (
    line.length <= DISCLAIMER_UNITS &&
    (RIGHTS.test(line) || REGISTERED.test(line)) &&
    !/[。；！？]/.test(line)
  );
}

/** Whether a line says who runs a site. Furniture only where there is a copyright line as well. */
function isImprint(line: string): boolean {
  return line.length <= LINE_UNITS && IMPRINT.test(line.trim());
}

/** Whether a line is a heading above links to other articles. */
function isLinksHeading(line: string): boolean {
  return line.length <= LINE_UNITS && LINKS_HEADING.test(line);
}

/** Datelines and closing names are looked for in this much of a line's start and end, UTF-16 units. */
const EDGE_UNITS = 140;

/** Length of the dateline before a report's first word, with the space after it, UTF-16 units; 0 where there is none. */
function bylineStart(line: string): number {
  return DATELINE.exec(line.slice(0, EDGE_UNITS))?.[0].length ?? 0;
}

/** Start of an editor's or author's name at the very end of a line; the line's length where there is none. */
function bylineEnd(line: string): number {
  const from = Math.max(0, line.length - EDGE_UNITS);
  const end = line.slice(from);
  const found = END_BRACKETS.exec(end) ?? END_LABEL.exec(end);
  return found === null ? line.length : from + found.index;
}

function isWeakControl(piece: string): boolean {
  return WEAK_WORDS.has(piece.replace(/[：:.]+$/, '').toLowerCase()) || COUNT.test(piece);
}

/** Whether a line asks to scan a code; 扫一扫，平安回家 doesn't. */
function isScan(line: string): boolean {
  const opening = SCAN_OPENS.exec(line)?.[0];
  if (opening === undefined || line.length > opening.length + PIECE_UNITS * 2) return false;
  return line === opening || (!/[。；！？]/.test(line) && SCANNED.test(line.slice(opening.length)));
}

function piecesOf(line: string): string[] {
  return line.split(/[\s|｜丨·•【】[\]（）()]+/).filter((piece) => piece !== '');
}
