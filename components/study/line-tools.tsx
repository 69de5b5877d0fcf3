import { i18n } from '#i18n';
import { figure } from '../../utils/labels/figures';
import type { LineOrder } from '../../utils/lookup/line-order';

/** A choice of one of two lists. */
export interface LineChoice {
  readonly value: string;
  readonly name: string;
  readonly lines: number;
}

export interface LineToolsProps {
  order: LineOrder;
  onOrder(order: LineOrder): void;
  /** Empty where there is only one. */
  documents: readonly LineChoice[];
  document: string;
  onDocument(id: string): void;
  /** Of the chosen document; empty where there is nothing to choose. */
  sections: readonly LineChoice[];
  section: string;
  onSection(name: string): void;
}

/** By what the lines are sorted, and which are shown. */
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

/** As the words stand about the node: the third to the left first, the third to the right last. */
const SIDES = {
  left: ['left3', 'left2', 'left'],
  right: ['right', 'right2', 'right3'],
} as const satisfies Record<string, readonly LineOrder[]>;

function Sorting({ order, onOrder }: Pick<LineToolsProps, 'order' | 'onOrder'>) {
  const button = (name: LineOrder, words: string, label: string) => (
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
      {words}
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
          {i18n.t('study.choice', [choice.name, figure(choice.lines)])}
        </option>
      ))}
    </select>
  );
}
