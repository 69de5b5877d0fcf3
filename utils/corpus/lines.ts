import { countHan } from '../text/han';

/** A line that isn't blank, trimmed. Lines of one group have no blank line between them. */
export interface Line {
  readonly text: string;
  readonly group: number;
}

/** From this number of Han characters on a line is prose and no title, name or date. */
const PROSE_HAN = 60;

/** From this number of Han characters on a line that ends like a sentence is prose. */
const SENTENCE_HAN = 20;

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const EDGES = /^[\s\u200b\u2060]+|[\s\u200b\u2060]+$/g;
const SALUTATION = /(?:同志|朋友|代表|委员|先生|女士|嘉宾|领导|各位[^，。]{0,12})们?[：:]$/;
const NUMBER =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+[，、：章节条]|[一二三四五六七八九十]+[是要])/;
const TITLE =
  /(?:讲话|发言|致辞|演讲|党课|报告|汇报|总结|体会|公报|决定|决议|意见|通知|方案|纲要|规划|要点|社论|评论)(?:材料|稿|提纲|摘要|全文)?(?:[（(][^）)]{0,20}[）)])?$/;
const LABEL = /^(?:来源|作者|时间|日期|编辑|发布|浏览|字体)[^，。]{0,4}[：:]/;

/** The lines of a text that aren't blank, without the white space around them. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let group = 0;
  for (const raw of text.split(LINE_END)) {
    const line = raw.replace(EDGES, '');
    if (line !== '') lines.push({ text: line, group });
    else group++;
  }
  return lines;
}

/** Whether a line addresses the audience: 同志们： and the like. */
export function isSalutation(line: string): boolean {
  return line.length <= 40 && SALUTATION.test(line);
}

/** Whether a line begins with a section's number. */
export function isNumbered(line: string): boolean {
  return NUMBER.test(line);
}

/** Whether a line ends like a document's title: …的讲话, …工作报告（摘要）. */
export function looksLikeTitle(line: string): boolean {
  return TITLE.test(line) && !LABEL.test(line) && countHan(line) < PROSE_HAN;
}

/** Whether a line ends like a sentence. */
export function endsAsSentence(line: string): boolean {
  return /[。；！？!?;…：:][”’」』）)》】]*$/.test(line);
}

/** Whether a line is running text: long, a whole sentence, a salutation or the beginning of a section. */
export function isBody(line: string): boolean {
  const han = countHan(line);
  return (
    han >= PROSE_HAN ||
    (han >= SENTENCE_HAN && endsAsSentence(line)) ||
    isSalutation(line) ||
    isNumbered(line)
  );
}
