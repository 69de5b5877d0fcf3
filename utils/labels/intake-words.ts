import { i18n } from '#i18n';
import type { IntakeProblem } from '../intake/problem';
import { READER_DOCUMENTS, READER_UNITS } from '../limits';
import { byteWords } from './byte-words';
import { figure } from './figures';

/** Why a file can't be taken, and what to do about it. */
export function problemWords(problem: IntakeProblem): string {
  switch (problem.kind) {
    case 'unknownKind':
      return i18n.t('intake.problem.unknownKind');
    case 'oldWord':
      return i18n.t('intake.problem.oldWord');
    case 'wrongName':
      return i18n.t('intake.problem.wrongName', [problem.is]);
    case 'binary':
      return i18n.t('intake.problem.binary');
    case 'undecodable':
      return i18n.t('intake.problem.undecodable');
    case 'damaged':
      return i18n.t('intake.problem.damaged');
    case 'encrypted':
      return i18n.t('intake.problem.encrypted');
    case 'scanned':
      return i18n.t('intake.problem.scanned');
    case 'unreadable':
      return i18n.t('intake.problem.unreadable');
    case 'nested':
      return i18n.t('intake.problem.nested');
    case 'empty':
      return i18n.t('intake.problem.empty');
    case 'noChinese':
      return i18n.t('intake.problem.noChinese');
    case 'onlyAdverts':
      return i18n.t('intake.problem.onlyAdverts');
    case 'noArticle':
      return i18n.t('intake.problem.noArticle');
    case 'corpusFull':
      return i18n.t('intake.problem.corpusFull', [figure(READER_DOCUMENTS), figure(READER_UNITS)]);
    case 'newerCollection':
      return i18n.t('intake.problem.newerCollection');
    case 'damagedCollection':
      return i18n.t('intake.problem.damagedCollection');
    case 'tooLarge':
      return i18n.t('intake.problem.tooLarge', [byteWords(problem.bytes), byteWords(problem.limit)]);
    case 'unpacksTooLarge':
      return i18n.t('intake.problem.unpacksTooLarge', [byteWords(problem.limit)]);
    case 'tooManyFiles':
      return i18n.t('intake.problem.tooManyFiles', [figure(problem.limit)]);
    case 'tooLong':
      return i18n.t('intake.problem.tooLong', [figure(problem.limit)]);
    case 'tooComplex':
      return i18n.t('intake.problem.tooComplex', [figure(problem.limit)]);
    case 'tooNested':
      return i18n.t('intake.problem.tooNested');
    case 'tookTooLong':
      return i18n.t('intake.problem.tookTooLong', [figure(problem.limit / 1_000)]);
    case 'crashed':
      return i18n.t('intake.problem.crashed');
    case 'tooShort':
      return i18n.t('intake.problem.tooShort', problem.han, [figure(problem.han), figure(problem.least)]);
    case 'inCorpus':
      return problem.title === null
        ? i18n.t('intake.problem.inCorpusHidden')
        : i18n.t('intake.problem.inCorpus', [problem.title]);
    case 'twice':
      return i18n.t('intake.problem.twice', [problem.name]);
  }
}
