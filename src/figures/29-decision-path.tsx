import { Panel, Label, Box, Arrow } from './kit';

const STEPS = [
  ['1 Chance?', 'interval on the gap', 'small test set'],
  ['2 Same measure?', 'rescore training in eval mode', 'dropout, running mean'],
  ['3 Swap check', 'training set through test path', 'preprocessing bug'],
  ['4 Class shares', 'tables, scores by class', 'sorted data, easy mix'],
  ['5 Duplicates', 'near copies, groups, leaks', 'one source in both'],
  ['6 Features', 'tests, adversarial validation', 'AUC far from 0.5'],
  ['7 Culprit', 'importances, surest rows', 'row id, device, time'],
  ['8 Repair', 'features, rows, validation, split', 'weights, new split'],
  ['9 Fresh test', 'data nobody has seen', 'gap explained'],
] as const;
const ROW = 56;

export default function DecisionPath() {
  return (
    <Panel
      width={360}
      height={40 + STEPS.length * ROW}
      title="Order of checks"
      desc={`Nine boxes from top to bottom: ${STEPS.map(([name, check]) => `${name}: ${check}`).join('; ')}. Beside each box stands what it typically finds.`}
    >
      <Label x={100} y={12} size={12} color="soft">
        check
      </Label>
      <Label x={216} y={12} size={12} color="soft" anchor="start">
        typical finding
      </Label>
      {STEPS.map(([name, check, finding], i) => {
        const y = 26 + i * ROW;
        return (
          <g key={name}>
            <Box x={0} y={y} w={204} h={42} fill={i === 5 ? 'wash' : 'paper'} color={i === 5 ? 'cinnabar' : 'ink'} />
            <Label x={10} y={y + 14} anchor="start" size={13} weight="bold" color={i === 5 ? 'cinnabar' : 'ink'}>
              {name}
            </Label>
            <Label x={10} y={y + 30} anchor="start" size={12} color="soft">
              {check}
            </Label>
            <Label x={216} y={y + 21} anchor="start" size={12}>
              {finding}
            </Label>
            {i < STEPS.length - 1 && <Arrow x1={102} y1={y + 43} x2={102} y2={y + ROW - 1} head={5} color="soft" />}
          </g>
        );
      })}
    </Panel>
  );
}
