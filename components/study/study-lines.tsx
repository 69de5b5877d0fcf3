import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatNumber } from '../../utils/labels/numbers';
import type { StudyLine } from '../../utils/lookup/answer';
import type { LineOrder, SortedNeighbour } from '../../utils/lookup/line-list';
import { Button } from '../common/button';
import { checkIcon, copyIcon } from '../common/icons';
import { GoLink } from '../common/navigation';
import { VirtualRows, type VirtualRowsHandle } from '../common/virtual-rows';
import { LineNode } from '../phrases/kwic-line';

/** Estimated height of a row, px: on a wide and on a narrow screen. */
const ROW = 41;
const STACKED_ROW = 116;

/** The source of a line. */
interface LinePlace {
  readonly title: string;
  readonly year: number | null;
  readonly section: string;
  readonly href: string;
}

interface StudyLinesProps {
  lines: readonly StudyLine[];
  /** The word by which the lines are sorted; null where they are not sorted by a word. */
  neighbour: SortedNeighbour | null;
  /** Whether the window is too narrow for a line in one row. */
  stacked: boolean;
  placeOf(line: StudyLine): LinePlace;
  /** English of what a line has of the glossary; null where it isn't shown. */
  englishOf: ((line: StudyLine) => string) | null;
  onOpen(line: StudyLine): void;
  /** Copies a line with its source; resolves to whether that was done. */
  onCopy(line: StudyLine): Promise<boolean>;
}

/**
 * The lines of a concordance, with the node in a column of its own. Tab reaches one of them; arrow keys move
 * on from it.
 */
export function StudyLines(props: StudyLinesProps) {
  const { lines, neighbour, stacked, placeOf, englishOf, onOpen, onCopy } = props;
  const [current, setCurrent] = useState(0);
  const [copied, setCopied] = useState<string | null>(null);
  const rows = useRef<VirtualRowsHandle>(null);
  const area = useRef<HTMLDivElement>(null);
  const active = Math.min(current, lines.length - 1);

  function goTo(at: number) {
    setCurrent(at);
    rows.current?.reveal(at);
    focusSoon(area.current, at);
  }

  async function copy(line: StudyLine) {
    if (await onCopy(line)) setCopied(keyOf(line));
  }

  function onKeyDown(event: KeyboardEvent, at: number) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const targets: Record<string, number> = {
      ArrowDown: Math.min(at + 1, lines.length - 1),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: lines.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined && event.key.toLowerCase() !== 'c') return;
    event.preventDefault();
    if (target === undefined) void copy(lines[at]);
    else goTo(target);
  }

  return (
    <div class={`study-lines${stacked ? ' stacked' : ''}`} ref={area}>
      <VirtualRows
        count={lines.length}
        rowHeight={stacked ? STACKED_ROW : ROW}
        keyOf={(at) => keyOf(lines[at])}
        label={i18n.t('study.lines')}
        handle={rows}
      >
        {(at) => {
          const line = lines[at];
          return (
            <div class="study-line">
              <Line
                line={line}
                neighbour={neighbour}
                place={placeOf(line)}
                english={englishOf?.(line) ?? ''}
                active={at === active}
                onOpen={onOpen}
                onFocus={() => setCurrent(at)}
                onKeyDown={(event) => onKeyDown(event, at)}
              />
              <Button
                look="square"
                icon={copied === keyOf(line) ? checkIcon : copyIcon}
                done={copied === keyOf(line)}
                label={copied === keyOf(line) ? i18n.t('study.copied') : i18n.t('study.copyLine')}
                tabIndex={at === active ? 0 : -1}
                onPress={() => void copy(line)}
              />
            </div>
          );
        }}
      </VirtualRows>
    </div>
  );
}

/** A distant row is drawn only after the window has scrolled there. */
function focusSoon(area: HTMLElement | null, at: number, tries = 10): void {
  const link = area?.querySelector<HTMLElement>(`[data-index="${at}"] .study-go`);
  if (link) link.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusSoon(area, at, tries - 1));
}

function keyOf({ document, start }: StudyLine): string {
  return `${document}:${start}`;
}

interface LineProps {
  line: StudyLine;
  neighbour: SortedNeighbour | null;
  place: LinePlace;
  english: string;
  active: boolean;
  onOpen(line: StudyLine): void;
  onFocus(): void;
  onKeyDown(event: KeyboardEvent): void;
}

function Line({ line, neighbour, place, english, active, onOpen, onFocus, onKeyDown }: LineProps) {
  const { title, year, section, href } = place;
  const from = neighbour === null ? 0 : 2 * (neighbour.nth - 1);
  return (
    <GoLink
      class="study-go"
      href={href}
      tabIndex={active ? 0 : -1}
      onGo={() => onOpen(line)}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <span class="study-source" lang="zh-Hans" title={section === '' ? title : `${title}\n${section}`}>
        <cite>{title}</cite>
        {year !== null && <span class="kwic-year">{year}</span>}
        {section !== '' && <span class="kwic-section">{section}</span>}
      </span>
      <span class="kwic-row" lang="zh-Hans">
        <span class="kwic-left">
          <span>
            <Context text={line.left} words={neighbour?.side === 'left' ? line.lefts : []} from={from} />
          </span>
        </span>
        <LineNode node={line.node} />
        <span class="kwic-right">
          <Context text={line.right} words={neighbour?.side === 'right' ? line.rights : []} from={from} />
        </span>
      </span>
      {english !== '' && (
        <span class="kwic-english" lang="en">
          {english}
        </span>
      )}
    </GoLink>
  );
}

/** One side of a line; the word by which the lines are sorted is bold. @param from Its index in `words`. */
function Context({ text, words, from }: { text: string; words: readonly number[]; from: number }) {
  const [start, end] = [words[from], words[from + 1]];
  if (start === undefined || end === undefined) return <>{text}</>;
  return (
    <>
      {text.slice(0, start)}
      <b>{text.slice(start, end)}</b>
      {text.slice(end)}
    </>
  );
}

/** An option of a filter. */
export interface LineChoice {
  readonly value: string;
  readonly name: string;
  readonly lines: number;
}

interface LineToolsProps {
  order: LineOrder;
  onOrder(order: LineOrder): void;
  /** Empty where there is only one. */
  documents: readonly LineChoice[];
  document: string;
  onDocument(id: string): void;
  /** Of the chosen document; empty where there is no choice. */
  sections: readonly LineChoice[];
  section: string;
  onSection(name: string): void;
}

/** How the lines are sorted, and which are shown. */
export function LineTools(props: LineToolsProps) {
  const { order, onOrder, documents, document, onDocument, sections, section, onSection } = props;
  return (
    <div class="line-tools">
      <Sorting order={order} onOrder={onOrder} />
      {documents.length > 1 && (
        <Select
          label={i18n.t('study.filterDocument')}
          all={i18n.t('study.allDocuments')}
          choices={documents}
          value={document}
          onChoose={onDocument}
        />
      )}
      {sections.length > 0 && (
        <Select
          label={i18n.t('study.filterSection')}
          all={i18n.t('study.allSections')}
          choices={sections}
          value={section}
          onChoose={onSection}
        />
      )}
    </div>
  );
}

/** In reading order around the node: third on the left first, third on the right last. */
const SIDES = {
  left: ['left3', 'left2', 'left'],
  right: ['right', 'right2', 'right3'],
} as const satisfies Record<string, readonly LineOrder[]>;

function Sorting({ order, onOrder }: Pick<LineToolsProps, 'order' | 'onOrder'>) {
  const button = (name: LineOrder, text: string, label: string) => (
    <button
      type="button"
      key={name}
      class="sort"
      data-order={name}
      aria-label={label}
      title={label}
      aria-pressed={order === name}
      onClick={() => onOrder(name)}
    >
      {text}
    </button>
  );
  return (
    <fieldset class="sorts">
      <legend>{i18n.t('study.sortBy')}</legend>
      {button('document', i18n.t('study.order'), i18n.t('study.order'))}
      <span class="sorts-side">
        <span aria-hidden="true">{i18n.t('study.left')}</span>
        {SIDES.left.map((name, at) => button(name, `${3 - at}`, i18n.t('study.leftNth', [3 - at])))}
      </span>
      <span class="sorts-side">
        {SIDES.right.map((name, at) => button(name, `${at + 1}`, i18n.t('study.rightNth', [at + 1])))}
        <span aria-hidden="true">{i18n.t('study.right')}</span>
      </span>
    </fieldset>
  );
}

interface SelectProps {
  label: string;
  all: string;
  choices: readonly LineChoice[];
  value: string;
  onChoose(value: string): void;
}

function Select({ label, all, choices, value, onChoose }: SelectProps) {
  return (
    <select
      class="line-choice"
      aria-label={label}
      title={label}
      value={value}
      lang="zh-Hans"
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {i18n.t('study.choice', [choice.name, formatNumber(choice.lines)])}
        </option>
      ))}
    </select>
  );
}
