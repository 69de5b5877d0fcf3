import { ConflictList, type ConflictRow } from '../../components/files/conflict-list';
import { type Choices, sideOf } from '../../utils/hooks/use-snippet-import';

export interface ConflictsProps {
  rows: readonly ConflictRow[];
  choices: Choices;
  onChoose(choices: Choices): void;
}

/** The conflicts of a plan with what was chosen of them. */
export function Conflicts({ rows, choices, onChoose }: ConflictsProps) {
  return (
    <ConflictList
      rows={rows}
      sideOf={sideOf(choices)}
      onChoose={({ key }, side) => onChoose(new Map([...choices, [key, side]]))}
      onChooseAll={(side) =>
        onChoose(new Map(side === 'preferred' ? [] : rows.map(({ key }) => [key, side])))
      }
    />
  );
}
