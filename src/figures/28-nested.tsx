import { Panel, Label, Box, Arrow } from './kit';

const OUTER = 5;
const INNER = 3;
const CONFIGURATIONS = 20;

export default function Nested() {
  const per = INNER * CONFIGURATIONS;
  return (
    <Panel
      width={360}
      height={400}
      title="One outer round of nested cross-validation"
      desc={`Five outer folds, one of them held out. The other four are cut into three inner folds on which 20 configurations are compared, 60 trainings. The winner is refitted on the four folds, one training, and scored on the held-out fold. Over five rounds, ${OUTER * (per + 1)} trainings.`}
    >
      <Label x={10} y={14} anchor="start" size={13}>
        outer loop: {OUTER} rounds, one shown
      </Label>
      {Array.from({ length: OUTER }, (_, i) => (
        <Box
          key={i}
          x={10 + i * 68}
          y={28}
          w={68}
          h={28}
          radius={0}
          fill={i === OUTER - 1 ? 'cinnabar' : 'wash'}
          color="soft"
          label={i === OUTER - 1 ? 'held out' : `fold ${i + 1}`}
          labelSize={12}
          labelColor={i === OUTER - 1 ? 'paper' : 'ink'}
        />
      ))}
      <Arrow x1={146} y1={60} x2={146} y2={84} />
      <Box x={10} y={88} w={272} h={150} fill="none" color="blue" dash="dashed" />
      <Label x={20} y={104} anchor="start" size={13} color="blue">
        inner loop on the four folds
      </Label>
      {Array.from({ length: INNER }, (_, r) =>
        Array.from({ length: INNER }, (_unused, c) => (
          <Box
            key={`${r}-${c}`}
            x={24 + c * 58}
            y={120 + r * 30}
            w={58}
            h={24}
            radius={0}
            fill={r === c ? 'blue' : 'wash'}
            color="soft"
            width={1}
          />
        )),
      )}
      <Label x={210} y={164} anchor="start" size={13}>
        × {CONFIGURATIONS}
      </Label>
      <Label x={20} y={224} anchor="start" size={12} color="soft">
        {INNER} × {CONFIGURATIONS} = {per} trainings, best one wins
      </Label>
      <Arrow x1={146} y1={242} x2={146} y2={264} />
      <Box x={10} y={268} w={272} h={30} fill="paper" label="refit the winner on all four: + 1" labelSize={13} />
      <Arrow x1={146} y1={302} x2={146} y2={324} />
      <Box
        x={10}
        y={328}
        w={272}
        h={30}
        fill="paper"
        color="cinnabar"
        label="score it once on the held-out fold"
        labelSize={13}
      />
      <Arrow x1={316} y1={60} x2={287} y2={343} bend={30} color="cinnabar" />
      <Label x={10} y={384} anchor="start" size={13}>
        in all {OUTER} × ({INNER} × {CONFIGURATIONS} + 1) = {OUTER * (per + 1)} trainings
      </Label>
    </Panel>
  );
}
