import { Panel, Panels, Label, Line, Dot, Box } from './kit';
import { SORTER, thresholdRank } from './26-math';

const scores = SORTER.map((p) => 1 - p).sort((a, b) => a - b);
const k = thresholdRank(scores.length, 0.1);
const q = scores[k - 1] ?? 1;
const NEW = [
  ['glass', 0.55],
  ['plastic', 0.27],
  ['metal', 0.14],
  ['paper', 0.04],
] as const;

function Split() {
  const parts = [
    ['train 60%', 0.6, 'wash'],
    ['calibrate 20%', 0.2, 'paper'],
    ['test 20%', 0.2, 'wash'],
  ] as const;
  let at = 10;
  return (
    <g>
      {parts.map(([name, share, fill]) => {
        const w = share * 340;
        const x = at;
        at += w;
        return (
          <g key={name}>
            <Box x={x} y={8} w={w} h={26} fill={fill} color={name.startsWith('cal') ? 'cinnabar' : 'soft'} radius={0} />
            <Label
              x={x + w / 2 + (name.startsWith('cal') ? -10 : name.startsWith('test') ? 6 : 0)}
              y={share < 0.5 ? 47 : 21}
              size={12}
              color={name.startsWith('cal') ? 'cinnabar' : 'soft'}
            >
              {name}
            </Label>
          </g>
        );
      })}
    </g>
  );
}

export default function SplitRecipe() {
  const left = (s: number) => 20 + s * 320;
  return (
    <Panels>
      <Panel
        width={360}
        height={220}
        title="Calibration scores and the threshold"
        desc={`The data are split into training, calibration and test parts. The ${scores.length} calibration scores stand on a line from 0 to 1; the ${k}th smallest, ${q.toFixed(2)}, is the threshold.`}
      >
        <Split />
        <Label x={20} y={82} anchor="start" size={13}>
          scores of the 19 true labels
        </Label>
        {scores.map((s, i) => (
          <Dot
            key={i}
            x={left(s)}
            y={130}
            r={5}
            color={i === k - 1 ? 'cinnabar' : i < k ? 'blue' : 'soft'}
            fill={i === k - 1 ? 'cinnabar' : i < k ? 'blue' : 'paper'}
          />
        ))}
        <Line x1={20} y1={145} x2={340} y2={145} color="soft" width={1} />
        {[0, 0.25, 0.5, 0.75, 1].map((v) => (
          <Label key={v} x={left(v)} y={160} size={12} color="soft">
            {v}
          </Label>
        ))}
        <Label x={180} y={182} size={12} color="soft">
          score = 1 − p(true label): further right, stranger
        </Label>
        <Line x1={left(q)} y1={104} x2={left(q)} y2={145} color="cinnabar" />
        <Label x={left(q) + 6} y={97} anchor="end" size={13} color="cinnabar">
          {k}th smallest: q = {q.toFixed(2)}
        </Label>
      </Panel>
      <Panel
        width={360}
        height={220}
        title="The four labels of a new item against the threshold"
        desc="Scores: glass 0.45 and plastic 0.73 lie at or below 0.76 and are kept; metal 0.86 and paper 0.96 are left out."
      >
        <Label x={10} y={22} anchor="start" size={13}>
          new item, level 90%: keep scores up to q
        </Label>
        {NEW.map(([name, p], i) => {
          const s = 1 - p;
          const kept = s <= q + 1e-9;
          const y = 58 + i * 34;
          return (
            <g key={name}>
              <Label x={62} y={y} anchor="end" size={13}>
                {name}
              </Label>
              <Box
                x={70}
                y={y - 10}
                w={s * 210}
                h={20}
                radius={0}
                fill={kept ? 'blue' : 'wash'}
                color={kept ? 'blue' : 'soft'}
              />
              <Label x={78} y={y} anchor="start" size={12} color={kept ? 'paper' : 'ink'}>
                {s.toFixed(2)}
              </Label>
              <Label x={296} y={y} anchor="start" size={13} color={kept ? 'blue' : 'soft'}>
                {kept ? '✓ kept' : '✗ out'}
              </Label>
            </g>
          );
        })}
        <Line x1={70 + q * 210} y1={38} x2={70 + q * 210} y2={184} color="cinnabar" dash="dashed" />
        <Label x={70 + q * 210} y={198} size={13} color="cinnabar">
          q = {q.toFixed(2)}
        </Label>
      </Panel>
    </Panels>
  );
}
