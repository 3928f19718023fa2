import { Panel, Label, Line, Box } from './kit';
import { noiseAccuracy } from './28-math';

const RUNS = 60;
const RESULT = noiseAccuracy(RUNS);
const Y0 = 210;
const HEIGHT = 170;
const BARS = [
  ['selected on all data', 'before cutting the folds', RESULT.outside, 'cinnabar'],
  ['selected inside', 'each training part', RESULT.inside, 'blue'],
] as const;

export default function Leak() {
  return (
    <Panel
      width={360}
      height={280}
      title="Feature selection outside and inside the folds, on pure noise"
      desc={`Accuracy of five-fold cross-validation over ${RUNS} simulated data sets of noise: ${Math.round(100 * RESULT.outside)} percent when features were selected on all data, ${Math.round(100 * RESULT.inside)} percent when selected inside the folds.`}
    >
      <Line x1={40} y1={Y0} x2={350} y2={Y0} color="soft" width={1} />
      {[0, 0.5, 1].map((v) => (
        <g key={v}>
          <Line
            x1={40}
            y1={Y0 - v * HEIGHT}
            x2={350}
            y2={Y0 - v * HEIGHT}
            color={v === 0.5 ? 'ink' : 'rule'}
            width={1}
            dash={v === 0.5 ? 'dashed' : 'solid'}
          />
          <Label x={34} y={Y0 - v * HEIGHT} anchor="end" size={12} color="soft">
            {v * 100}%
          </Label>
        </g>
      ))}
      {BARS.map(([one, two, value, color], i) => {
        const x = 70 + i * 150;
        return (
          <g key={one}>
            <Box x={x} y={Y0 - value * HEIGHT} w={90} h={value * HEIGHT} radius={0} fill={color} color={color} />
            <Label x={x + 45} y={Y0 - value * HEIGHT - 11} size={14} weight="bold">
              {Math.round(value * 100)}%
            </Label>
            <Label x={x + 45} y={Y0 + 18} size={12}>
              {one}
            </Label>
            <Label x={x + 45} y={Y0 + 35} size={12}>
              {two}
            </Label>
          </g>
        );
      })}
      <Label x={348} y={Y0 - 0.5 * HEIGHT - 9} anchor="end" size={12}>
        guess
      </Label>
      <Label x={195} y={268} size={12} color="soft">
        50 random labels, 2,000 random features, 20 kept
      </Label>
    </Panel>
  );
}
