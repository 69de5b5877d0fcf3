import { pageAddress } from '../facts/page-description';
import { countHan } from '../text/han';
import { joinWrapped } from './hard-wraps';
import { readHtmlPage, styledLinesOf } from './html-page';
import { NO_FACTS, type ReadText } from './make-document';
import { plainLines, readStructure } from './structure';

/** Where a page was saved from: headers of Chromium, and of older browsers. */
const LOCATIONS = ['snapshot-content-location', 'content-location'];

/**
 * The text of a mail (.eml), or the article of a page that was saved as one (.mhtml). Attached files are not read.
 * @param name The file's name; a mail's subject comes before it.
 * @throws IntakeError as `readHtmlPage` does.
 */
export async function readMail(bytes: Uint8Array, name: string): Promise<ReadText> {
  const { default: PostalMime } = await import('postal-mime');
  const { headers, html, text, subject, attachments } = await PostalMime.parse(bytes);
  const location = LOCATIONS.map((key) => headers.find((header) => header.key === key)?.value).find(Boolean);
  const isPage =
    location !== undefined || headers.some(({ key, value }) => key === 'from' && /^<[^@>]*>$/.test(value));
  if (isPage && html) return readHtmlPage({ html, url: pageAddress(location ?? ''), name });
  const lines = html && countHan(html) > 0 ? styledLinesOf(html) : plainLines(joinWrapped(text ?? ''));
  const files = attachments.filter(({ related, disposition }) => !related && disposition !== 'inline').length;
  return {
    ...NO_FACTS,
    ...readStructure(lines),
    name: subject || name,
    notes: files > 0 ? [{ kind: 'attachments', count: files }] : [],
  };
}
