import { Arrow, Box, Dot, Label, Line, Panel, Panels } from './kit';

const batches = 8;
const x0 = 46;
const pitch = 34;
const at = (i: number) => x0 + i * pitch;

function Batches() {
  return (
    <g>
      <Label x={x0 - 12} y={42} size={12} color="soft" anchor="end">
        data
      </Label>
      {Array.from({ length: batches }, (_, i) => (
        <Box
          key={i}
          x={at(i)}
          y={30}
          w={pitch - 6}
          h={24}
          fill="wash"
          color="soft"
          label={`D${'₁₂₃₄₅₆₇₈'[i] ?? ''}`}
          labelSize={12}
        />
      ))}
    </g>
  );
}

export default function Timeline() {
  return (
    <Panels>
      <Panel
        width={356}
        height={226}
        title="Stateless retraining"
        desc="Eight batches of data. Three models, each trained on a window of four batches from a fresh random start; no arrows between the models."
      >
        <Label x={180} y={10} size={14} weight="bold">
          stateless: windows, fresh starts
        </Label>
        <Batches />
        {[0, 1, 2].map((k) => {
          const start = 2 * k;
          const y = 96 + k * 46;
          return (
            <g key={k}>
              <Box x={at(start) - 34} y={y - 11} w={22} h={22} color="ochre" dash="dashed" label="R" labelSize={12} />
              <Line x1={at(start)} y1={y} x2={at(start + 4) - 6} y2={y} color="cinnabar" width={5} />
              <Arrow x1={at(start) - 11} y1={y} x2={at(start) - 3} y2={y} color="ochre" head={5} />
              <Arrow x1={at(start + 4) - 4} y1={y} x2={at(start + 4) + 6} y2={y} color="cinnabar" head={5} />
              <Dot
                x={at(start + 4) + 18}
                y={y}
                r={11}
                fill="paper"
                color="ink"
                label={`θ${'₄₆₈'[k] ?? ''}`}
                labelSize={12}
              />
            </g>
          );
        })}
        <Label x={6} y={214} size={12} color="ochre" anchor="start">
          R: random weights
        </Label>
      </Panel>
      <Panel
        width={356}
        height={226}
        title="Stateful training"
        desc="A chain of states joined by arrows; each takes in one batch; a buffer of old rows feeds some updates."
      >
        <Label x={180} y={10} size={14} weight="bold">
          stateful: one chain
        </Label>
        <Batches />
        {Array.from({ length: batches }, (_, i) => {
          const x = at(i) + 14;
          return (
            <g key={i}>
              <Arrow x1={x} y1={58} x2={x} y2={96} color="soft" head={5} />
              {i > 0 && <Arrow x1={x - pitch + 12} y1={110} x2={x - 12} y2={110} color="cinnabar" head={6} />}
              <Dot
                x={x}
                y={110}
                r={11}
                fill="paper"
                color="cinnabar"
                label={`S${'₁₂₃₄₅₆₇₈'[i] ?? ''}`}
                labelSize={12}
              />
              {i > 1 && <Arrow x1={x} y1={168} x2={x} y2={126} color="blue" dash="dashed" head={5} />}
            </g>
          );
        })}
        <Arrow x1={8} y1={110} x2={at(0)} y2={110} color="cinnabar" head={6} />
        <Box
          x={at(2)}
          y={170}
          w={6 * pitch - 6}
          h={26}
          color="blue"
          label="replay buffer: a few old rows"
          labelSize={12}
        />
      </Panel>
    </Panels>
  );
}
