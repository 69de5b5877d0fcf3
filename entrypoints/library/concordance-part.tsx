import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { type LineChoice, LineTools, StudyLines } from '../../components/study/study-lines';
import { copyText } from '../../utils/actions/failures';
import { saveFile } from '../../utils/actions/surfaces';
import { csvFile, fileName } from '../../utils/csv/csv';
import { entriesOfLine } from '../../utils/glossary/glossary';
import { useNarrowerThan } from '../../utils/hooks/use-async';
import { useGlossary } from '../../utils/hooks/use-glossary';
import { useNotices } from '../../utils/hooks/use-notices';
import { englishLine } from '../../utils/labels/meanings';
import { formatNumber } from '../../utils/labels/numbers';
import { formatLibraryRoute, type LibraryRoute } from '../../utils/library/route';
import { LINE_ENTRIES } from '../../utils/limits';
import type { StudyAnswer, StudyLine } from '../../utils/lookup/answer';
import {
  citeLine,
  filterLines,
  lineOrder,
  sectionsOf,
  sortedNeighbour,
  sortLines,
} from '../../utils/lookup/line-list';
import { useLibrary } from './library-context';

/** Width below which a line needs more than one row, px. */
const STACKED = 720;

interface ConcordancePartProps {
  answer: StudyAnswer;
  route: Extract<LibraryRoute, { view: 'lookUp' }>;
}

/** The lines of a wording, sorted and filtered as the address says. */
export function ConcordancePart({ answer, route }: ConcordancePartProps) {
  const { go, settings } = useLibrary();
  const glossary = useGlossary();
  const englishOf = ({ left, node, right }: StudyLine) =>
    glossary ? englishLine(entriesOfLine(glossary, node, left + node + right, LINE_ENTRIES)) : '';
  const stacked = useNarrowerThan(STACKED);
  const { lines, sections, documents, phrase } = answer;
  const order = lineOrder(route.options.sort);
  const number = documents.findIndex(({ id }) => id === route.options.document);
  const document = number < 0 ? null : number;
  const section = document === null ? null : (route.options.section ?? null);
  const shown = useMemo(
    () => sortLines(filterLines(lines, sections, { document, section }), order),
    [answer, document, section, order],
  );

  function choose(change: Record<string, string>) {
    const options = Object.entries({ ...route.options, ...change }).filter(([, value]) => value !== '');
    go({ ...route, options: Object.fromEntries(options) }, true);
  }

  const { placeOf, copy, exportLines } = useLineActions(answer);

  return (
    <section class="concordance-part">
      <header class="concordance-part-head">
        <h3>{i18n.t('study.lines')}</h3>
        <p class="study-hint">
          {lines.length < phrase.frequency
            ? i18n.t('study.someLines', [formatNumber(lines.length), formatNumber(phrase.frequency)])
            : i18n.t('study.shown', shown.length, [formatNumber(shown.length)])}
        </p>
        {shown.length > 0 && <Button onPress={() => exportLines(shown)}>{i18n.t('study.export')}</Button>}
      </header>
      <LineTools
        order={order}
        onOrder={(sort) => choose({ sort: sort === 'document' ? '' : sort })}
        documents={documentChoices(answer)}
        document={document === null ? '' : documents[document].id}
        onDocument={(id) => choose({ document: id, section: '' })}
        sections={sectionChoices(answer, document)}
        section={section ?? ''}
        onSection={(name) => choose({ section: name })}
      />
      {shown.length === 0 ? (
        <p class="study-none">
          {i18n.t('study.noLines')}{' '}
          <Button onPress={() => choose({ document: '', section: '' })}>{i18n.t('study.allLines')}</Button>
        </p>
      ) : (
        <>
          <p class="study-hint keys-hint">{i18n.t('study.linesHint')}</p>
          <StudyLines
            key={`${order} ${document} ${section}`}
            lines={shown}
            neighbour={sortedNeighbour(order)}
            stacked={stacked}
            placeOf={placeOf}
            englishOf={settings.englishLines ? englishOf : null}
            onOpen={(line) => go(readerRoute(answer, line))}
            onCopy={copy}
          />
        </>
      )}
    </section>
  );
}

/** Copying lines with their sources, and exporting them. */
function useLineActions(answer: StudyAnswer) {
  const { documents, sections, phrase } = answer;
  const { corpus } = useLibrary();
  const notices = useNotices();

  function placeOf(line: StudyLine) {
    const { title, year } = documents[line.document];
    const path = sections[line.section]?.path ?? '';
    return { title, year, section: path, href: formatLibraryRoute(readerRoute(answer, line)) };
  }

  function urlOf(line: StudyLine): string {
    const { id } = documents[line.document];
    return corpus?.documents.find((info) => info.id === id)?.url ?? '';
  }

  async function copy(line: StudyLine): Promise<boolean> {
    const isCopied = await copyText(citeLine(line, { ...placeOf(line), url: urlOf(line) }));
    if (!isCopied) notices.refuse(i18n.t('snippets.copyFailed'));
    return isCopied;
  }

  function exportLines(lines: readonly StudyLine[]) {
    const header = [
      i18n.t('study.csvLeft'),
      i18n.t('study.csvNode'),
      i18n.t('study.csvRight'),
      i18n.t('study.document'),
      i18n.t('study.year'),
      i18n.t('study.csvSection'),
      i18n.t('study.csvStart'),
      i18n.t('study.csvAddress'),
    ];
    const rows = lines.map((line) => {
      const { title, year, section: path } = placeOf(line);
      return [line.left, line.node, line.right, title, year ?? '', path, line.start, urlOf(line)];
    });
    saveFile(csvFile(header, rows), fileName(phrase.query, 'csv'));
  }

  return { placeOf, copy, exportLines };
}

function readerRoute({ documents }: StudyAnswer, { document, start, end }: StudyLine): LibraryRoute {
  return { view: 'document', id: documents[document].id, span: { start, end } };
}

/** With the number of lines of each, which is below that of occurrences where not all have a line. */
function documentChoices({ documents, lines }: StudyAnswer): LineChoice[] {
  const counts = new Map<number, number>();
  for (const { document } of lines) counts.set(document, (counts.get(document) ?? 0) + 1);
  return documents.map(({ id, title }, number) => ({
    value: id,
    name: title,
    lines: counts.get(number) ?? 0,
  }));
}

function sectionChoices({ lines, sections }: StudyAnswer, document: number | null): LineChoice[] {
  if (document === null) return [];
  return sectionsOf(lines, sections, document).map((each) => ({
    value: each.top,
    name: each.top,
    lines: each.lines,
  }));
}
