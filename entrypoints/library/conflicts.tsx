import { ConflictList } from '../../components/conflict-list';
import { type Choices, sideOf } from '../../utils/hooks/use-snippet-import';
import type { MergePlan } from '../../utils/snippets/merge';

export interface ConflictsProps {
  plan: MergePlan;
  choices: Choices;
  onChoose(choices: Choices): void;
}

/** The conflicts of a plan with what was chosen of them. */
export function Conflicts({ plan: { conflicts }, choices, onChoose }: ConflictsProps) {
  return (
    <ConflictList
      conflicts={conflicts}
      sideOf={sideOf(choices)}
      onChoose={({ mine }, side) => onChoose(new Map([...choices, [mine.id, side]]))}
      onChooseAll={(side) =>
        onChoose(new Map(side === 'newer' ? [] : conflicts.map(({ mine }) => [mine.id, side])))
      }
    />
  );
}
