import { type CitationForm, ReportList } from '../../components/study/report-list';
import { useNotices } from '../../utils/hooks/use-notices';
import { provincesIn } from '../../utils/labels/life';
import { readable } from '../../utils/labels/wording';
import { textFragmentUrl } from '../../utils/quote/text-fragment';
import type { Biography, ReportUse } from '../../utils/record/biography';
import { reportTitle } from '../../utils/record/report-titles';
import type { RecordTable } from '../../utils/record/table';
import { cite, localDay, plainAddress, standardReference } from '../../utils/snippets/references';

interface ReportsPartProps {
  table: RecordTable;
  biography: Biography;
}

/** Every report that has a wording, with ways to its public text and to cite it. */
export function ReportsPart({ table, biography }: ReportsPartProps) {
  const notices = useNotices();
  const wording = readable(biography.key);
  if (biography.reports.length === 0) return null;

  async function copy(use: ReportUse, form: CitationForm): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(citationOf(use, wording, form));
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
      hrefOf={(use) => addressOf(use, wording)}
      onCopy={copy}
    />
  );
}

/** The address of a report's public text at the wording; null where it has none on the web. */
function addressOf({ report: { page = '' } }: ReportUse, wording: string): string | null {
  const url = plainAddress(page);
  return url === '' ? null : textFragmentUrl(url, { prefix: '', exact: wording, suffix: '' });
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
