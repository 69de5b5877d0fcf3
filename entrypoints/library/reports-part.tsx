import { type CitationForm, type LinkTarget, ReportList } from '../../components/study/report-list';
import { useNotices } from '../../utils/hooks/use-notices';
import { provincesIn } from '../../utils/labels/life';
import { readable } from '../../utils/labels/wording';
import { type ReportWording, reportWording } from '../../utils/quote/report-wording';
import { rangeFragmentUrl, textFragmentUrl } from '../../utils/quote/text-fragment';
import type { Biography, ReportUse } from '../../utils/record/biography';
import { reportTitle } from '../../utils/record/report-titles';
import type { RecordTable } from '../../utils/record/table';
import { cite, localDay, plainAddress, standardReference } from '../../utils/snippets/references';

interface ReportsPartProps {
  table: RecordTable;
  biography: Biography;
  /** As the user typed it. */
  query: string;
}

/** Every report that has a wording, with ways to its public text and to cite it. */
export function ReportsPart({ table, biography, query }: ReportsPartProps) {
  const notices = useNotices();
  const wording = reportWording(query, biography.key);
  if (biography.reports.length === 0) return null;

  async function copy(use: ReportUse, form: CitationForm): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(citationOf(use, readable(wording.quote), form));
      return true;
    } catch (error) {
      notices.fail('snippets.copyFailed', error);
      return false;
    }
  }

  return (
    <ReportList
      uses={biography.reports}
      provinces={provincesIn(table)}
      target={targetOf(wording)}
      hrefOf={(use) => addressOf(use, wording)}
      onCopy={copy}
    />
  );
}

function targetOf({ quote, terms }: ReportWording): LinkTarget {
  if (terms.length === 0) return 'report';
  return terms[0] === quote ? 'phrase' : 'template';
}

/** The address of a report's public text, at the wording if its spelling is known; null where it has none on the web. */
function addressOf({ report: { page = '' } }: ReportUse, { terms }: ReportWording): string | null {
  const url = plainAddress(page);
  if (url === '') return null;
  const [start, end] = terms.map(readable);
  if (start === undefined) return url;
  if (end !== undefined) return rangeFragmentUrl(url, start, end);
  return textFragmentUrl(url, { prefix: '', exact: start, suffix: '' });
}

/** The wording with its source. */
function citationOf({ report }: ReportUse, wording: string, form: CitationForm): string {
  const { speaker = '', date = `${report.year}`, page = '' } = report;
  const [title, url] = [reportTitle(report), plainAddress(page)];
  if (form === 'plain') {
    const quote = { prefix: '', exact: wording, suffix: '' };
    return cite({ quote, title, url, author: speaker, date }, '');
  }
  const authors = speaker === '' ? [] : [speaker];
  const reference = { title, authors, outlet: '', url, date, accessed: localDay(Date.now()) };
  return `${wording}\n${standardReference(reference)}`;
}
