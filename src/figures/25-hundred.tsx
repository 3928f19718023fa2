import { Label, Line, Panel } from './kit';
import { seededRandom } from '../../demos/runtime/random';
import { testSet, wilson } from './25-math';

const truth = 0.88;
const n = 400;
const random = seededRandom(8);
const intervals = Array.from({ length: 100 }, () => wilson(testSet(n, truth, random), n));
const missed = intervals.filter(([low, high]) => truth < low || truth > high).length;
const x = (value: number): number => 20 + ((value - 0.79) / 0.17) * 320;
const y = (row: number): number => 34 + row * 3.1;

export default function Hundred() {
  return (
    <Panel
      width={360}
      height={388}
      title="One hundred 95% intervals"
      desc={`Wilson intervals from 100 simulated test sets of ${n} examples; ${missed} of them miss the true accuracy of ${truth}.`}
    >
      <Label x={x(truth)} y={12} size={13}>
        true accuracy {truth}
      </Label>
      <Line x1={x(truth)} y1={24} x2={x(truth)} y2={y(100)} />
      {intervals.map(([low, high], i) => {
        const miss = truth < low || truth > high;
        return (
          <Line
            key={i}
            x1={x(low)}
            y1={y(i)}
            x2={x(high)}
            y2={y(i)}
            color={miss ? 'cinnabar' : 'soft'}
            width={miss ? 2.2 : 1.1}
            opacity={miss ? 1 : 0.7}
          />
        );
      })}
      {[0.8, 0.85, 0.9, 0.95].map((tick) => (
        <Label key={tick} x={x(tick)} y={y(100) + 12} size={12} color="soft">
          {tick}
        </Label>
      ))}
      <Label x={180} y={y(100) + 32} size={13} color="cinnabar">
        {missed} of 100 miss
      </Label>
    </Panel>
  );
}
