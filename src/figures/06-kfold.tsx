import { Arrow, Box, Label, Line, Panel } from './kit';

const k = 5;
const folds = Array.from({ length: k }, (_, i) => i);

export default function KFold() {
  const top = 40;
  const row = 36;
  const middle = top + (row * (k - 1)) / 2 + 12;
  return (
    <Panel
      width={360}
      height={292}
      title="A five-fold ensemble"
      desc="Five rows of five folds. In row i fold i is held out for validation and the other four train model i. The five models are combined into one prediction, which is scored on a test set outside all folds."
    >
      <Label x={86} y={16} size={12} color="soft">
        training data in {k} folds
      </Label>
      <Label x={214} y={16} size={12} color="soft">
        {k} models
      </Label>
      {folds.map((i) => (
        <g key={i}>
          {folds.map((j) => (
            <Box
              key={j}
              x={8 + j * 32}
              y={top + i * row}
              w={28}
              h={24}
              color={i === j ? 'cinnabar' : 'soft'}
              fill={i === j ? 'paper' : 'wash'}
              label={i === j ? 'val' : ''}
              labelSize={12}
              labelColor="cinnabar"
            />
          ))}
          <Arrow x1={172} y1={top + i * row + 12} x2={192} y2={top + i * row + 12} color="soft" />
          <Box x={196} y={top + i * row} w={36} h={24} label={i + 1} />
          <Line x1={234} y1={top + i * row + 12} x2={256} y2={middle} color="soft" />
        </g>
      ))}
      <Box x={256} y={middle - 40} w={100} h={80} color="cinnabar" />
      <Label x={306} y={middle - 22} color="cinnabar">
        vote 投票
      </Label>
      <Label x={306} y={middle} color="cinnabar">
        average 平均
      </Label>
      <Label x={306} y={middle + 22} color="cinnabar">
        stack 堆叠
      </Label>
      <Box x={8} y={top + k * row + 16} w={156} h={30} color="blue" label="test set 测试集" labelColor="blue" />
      <Arrow x1={168} y1={top + k * row + 31} x2={308} y2={middle + 46} bend={-36} color="blue" />
      <Label x={186} y={top + k * row + 58} anchor="start" size={12} color="blue">
        scores the combination
      </Label>
    </Panel>
  );
}
