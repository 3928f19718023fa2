import { Arrow, Box, Dot, Label, Panel, Panels, Path, Sub } from './kit';
import { additiveWeights } from './16-math';

const weights = additiveWeights([0.5, -0.5]);

function State({
  x,
  y,
  input,
  output,
  name,
}: {
  x: number;
  y: number;
  input?: number;
  output?: number | string;
  name?: string;
}) {
  return (
    <>
      <Box x={x} y={y} w={30} h={30} label={name} math />
      {input !== undefined && (
        <>
          <Arrow x1={x + 15} y1={y + 58} x2={x + 15} y2={y + 32} />
          <Label x={x + 15} y={y + 70} size={15} math>
            x<Sub>{input}</Sub>
          </Label>
        </>
      )}
      {output !== undefined && (
        <>
          <Arrow x1={x + 15} y1={y - 2} x2={x + 15} y2={y - 28} />
          <Label x={x + 15} y={y - 42} size={15} math>
            y<Sub>{output}</Sub>
          </Label>
        </>
      )}
    </>
  );
}

export default function RnnLayouts() {
  const xs = [50, 120, 190, 260];
  const h = [38, 120, 202, 284];
  return (
    <Panels>
      <Panel
        width={340}
        height={186}
        title="Aligned layout"
        desc="Four states in a row; each takes one input from below and gives one output above at once."
      >
        <Label x={8} y={14} anchor="start" size={15} weight="bold">
          1. aligned
        </Label>
        {xs.map((x, i) => (
          <State key={x} x={x} y={92} input={i + 1} output={i + 1} />
        ))}
        {xs.slice(1).map((x) => (
          <Arrow key={x} x1={x - 39} y1={107} x2={x - 2} y2={107} />
        ))}
      </Panel>
      <Panel
        width={340}
        height={186}
        title="Read, then write"
        desc="Four encoder states read the input; a single vector, drawn as a narrow neck, leads to three decoder states that write."
      >
        <Label x={8} y={14} anchor="start" size={15} weight="bold">
          2. read, then write
        </Label>
        {[4, 44, 84, 124].map((x, i) => (
          <State key={x} x={x} y={92} input={i + 1} />
        ))}
        {[44, 84, 124].map((x) => (
          <Arrow key={x} x1={x - 9} y1={107} x2={x - 1} y2={107} head={4} />
        ))}
        <Path
          d="M157 84C168 96 172 102 181 103C190 102 194 96 205 84M157 130C168 118 172 112 181 111C190 112 194 118 205 130"
          color="cinnabar"
          width={2}
        />
        <Label x={168} y={145} size={13} anchor="start" color="cinnabar">
          one vector
        </Label>
        <Arrow x1={162} y1={107} x2={205} y2={107} head={5} color="cinnabar" />
        {[212, 252, 292].map((x, i) => (
          <State key={x} x={x} y={92} output={i + 1} />
        ))}
        {[252, 292].map((x) => (
          <Arrow key={x} x1={x - 9} y1={107} x2={x - 1} y2={107} head={4} />
        ))}
      </Panel>
      <Panel
        width={340}
        height={300}
        title="Read, then write, with attention"
        desc="Four encoder states send arrows to one context vector; their widths are the weights 0.48, 0.19, 0.21 and 0.12. The context is a further input of the decoder cell."
      >
        <Label x={8} y={14} anchor="start" size={15} weight="bold">
          3. with attention
        </Label>
        <Box
          x={70}
          y={58}
          w={46}
          h={32}
          label={
            <>
              s<Sub>i−1</Sub>
            </>
          }
          labelSize={15}
          math
        />
        <Box
          x={200}
          y={58}
          w={46}
          h={32}
          label={
            <>
              s<Sub>i</Sub>
            </>
          }
          labelSize={15}
          math
        />
        <Arrow x1={117} y1={74} x2={198} y2={74} />
        <Arrow x1={247} y1={74} x2={290} y2={74} />
        <Arrow x1={223} y1={56} x2={223} y2={36} />
        <Label x={223} y={24} size={15} math>
          y<Sub>i</Sub>
        </Label>
        <Arrow x1={178} y1={121} x2={208} y2={93} color="cinnabar" />
        <Arrow x1={100} y1={92} x2={146} y2={124} dash="dashed" color="blue" />
        <Label x={108} y={114} anchor="end" size={13} color="blue">
          asks
        </Label>
        {weights.map((w, j) => {
          const x = h[j] ?? 0;
          const fromX = x + 10;
          return (
            <g key={x}>
              <Arrow
                x1={fromX}
                y1={231}
                x2={163 + (j - 1.5) * 8}
                y2={149}
                color="cinnabar"
                width={0.6 + 11 * w}
                head={0}
              />
              <Label x={fromX + (j < 2 ? -14 : 14)} y={214} size={13} color="cinnabar" anchor={j < 2 ? 'end' : 'start'}>
                {w.toFixed(2)}
              </Label>
            </g>
          );
        })}
        <Dot x={163} y={134} r={16} color="cinnabar" fill="paper" />
        <Label x={163} y={134} size={15} color="cinnabar" math>
          c<Sub>i</Sub>
        </Label>
        {h.map((x, j) => (
          <g key={x}>
            <Box
              x={x - 10}
              y={232}
              w={40}
              h={30}
              label={
                <>
                  h<Sub>{j + 1}</Sub>
                </>
              }
              labelSize={15}
              math
            />
            <Label x={x + 10} y={283} size={15} math>
              x<Sub>{j + 1}</Sub>
            </Label>
            {j < 3 && <Arrow x1={x + 32} y1={242} x2={x + 70} y2={242} head={5} />}
            {j < 3 && <Arrow x1={x + 70} y1={253} x2={x + 32} y2={253} head={5} />}
          </g>
        ))}
      </Panel>
    </Panels>
  );
}
