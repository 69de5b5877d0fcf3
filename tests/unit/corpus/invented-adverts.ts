/** Adverts of no real seller, one block a place in the text. */
export const HEAD_BLOCK = [
  '本站范文仅供会员研读 谢绝转载',
  '青竹范文铺',
  '天天上新、样样齐全',
  '全年套餐包含全部权益与资料',
  '【严打倒卖】',
  '发现倒卖本铺资料请举报，核实后免费再送三个月会员！',
  '会员交流：          免费微信：          ',
];

export const BRACKETED = '【内部资料，仅供本铺会员自用，谢绝外传】';

export const CONTACT_LINE = '青竹范文铺整理，需要请联系微信qingzhu_2468';

export const NUMBER_LINE = '更多资料下载，咨询QQ：13572468';

export const SENTENCE = '本资料由青竹范文铺收集，版权归作者，仅供研读，如有侵权请告知。';

/** A long paragraph of a text about such things. */
export const GENUINE_PARAGRAPH = `${'要管好会员的资料，不得外传、转载、倒卖，'.repeat(6)}发现问题请拨举报电话1234567`;

/** Lines that speak of the same things as adverts, or are where adverts are, and are none. */
export const GENUINE_LINES = [
  '关于加强网络版权保护和禁止非法转载的通知',
  '我县图书馆向读者赠送免费健康资料',
  '县融媒体中心微信公众号免费订阅服务上线',
  '联系人：王小满 联系电话：0000-1234567',
  '报名QQ群：13572468',
  '来源：云岭日报',
  '作者：内部参考材料编写组',
  '（2020年7月1日）',
  '云岭县人民政府办公室',
  '同志们：',
  '谢谢大家！',
  '一、严厉打击侵权盗版和倒卖学生名单行为',
  '（三）禁止商业机构外传内部资料',
  '要管好微信群、QQ群，严禁资料外传，保护会员权益。',
  '全市X个办事处划分为XX个战区，×余名干部包片。',
];
