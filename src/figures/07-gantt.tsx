import { idleShare, makespan, pipeline, type Pass } from './07-math';
import { Label, Panel, Panels, round, token, type Color } from './kit';

const p = 4;
const m = 8;
const forwardTime = 1;
const backwardTime = 2;
const rowHeight = 24;
const left = 44;
/** Units of drawing for one unit of time. */
const unit = 8.6;

interface Bar {
  device: number;
  start: number;
  end: number;
  color: Color;
  text?: string;
}

const bars = (passes: readonly Pass[], numbers: boolean): Bar[] =>
  passes.map(({ device, start, end, kind, micro }) => ({
    device,
    start,
    end,
    color: kind === 'forward' ? 'blue' : 'cinnabar',
    text: numbers ? String(micro + 1) : undefined,
  }));

/** The whole batch as one micro-batch: every stage works m times as long. */
const naive = pipeline('gpipe', p, 1, forwardTime * m, backwardTime * m);
const gpipe = pipeline('gpipe', p, m, forwardTime, backwardTime);
const oneForwardOneBackward = pipeline('1f1b', p, m, forwardTime, backwardTime);

/** The demo's world: 8 layers of width 16, batch 32, 256 elements per time unit on the links, 1024 multiply-adds per time unit. */
const demo = { layers: 8, width: 16, batch: 32, link: 256, speed: 1024 };
const demoForward = (demo.layers * demo.width ** 2 * demo.batch) / p / demo.speed;
const ring = (2 * (p - 1)) / p;
/** Compute time is m forward units a device; communication is brought to the same unit. */
const scale = (m * forwardTime) / demoForward;
const dataTime = ((ring * demo.layers * demo.width ** 2) / demo.link) * scale;
const tensorTime = ((ring * demo.batch * demo.width) / demo.link) * scale;

const everyDevice = (pieces: readonly { length: number; color: Color }[]): Bar[] => {
  let time = 0;
  return pieces.flatMap(({ length, color }) => {
    const start = time;
    time += length;
    return Array.from({ length: p }, (_, device) => ({ device, start, end: time, color }));
  });
};
const data = everyDevice([
  { length: m * forwardTime, color: 'blue' },
  { length: m * backwardTime, color: 'cinnabar' },
  { length: dataTime, color: 'ochre' },
]);
const pairs = demo.layers / 2;
const tensor = everyDevice([
  ...Array.from({ length: pairs }, () => [
    { length: (m * forwardTime) / pairs, color: 'blue' as const },
    { length: tensorTime, color: 'ochre' as const },
  ]).flat(),
  ...Array.from({ length: pairs }, () => [
    { length: (m * backwardTime) / pairs, color: 'cinnabar' as const },
    { length: tensorTime, color: 'ochre' as const },
  ]).flat(),
]);
const end = (all: readonly Bar[]) => Math.max(...all.map((b) => b.end));
const sending = (all: readonly Bar[]) =>
  all.filter((b) => b.color === 'ochre').reduce((sum, b) => sum + b.end - b.start, 0) / (p * end(all));
const percent = (share: number) => `${(100 * share).toFixed(share < 0.995 && (share * 1000) % 10 > 0.5 ? 1 : 0)}%`;

function Chart({
  name,
  gloss,
  all,
  total,
  note,
  shrink = 1,
}: {
  name: string;
  gloss: string;
  all: readonly Bar[];
  total: number;
  note: string;
  shrink?: number;
}) {
  return (
    <Panel
      width={360}
      height={34 + p * rowHeight + 30}
      title={name}
      desc={`Total time ${Number(total.toFixed(2))}; ${note}.`}
    >
      <Label x={4} y={12} anchor="start" weight="bold">
        {name}
      </Label>
      <Label x={356} y={12} anchor="end" color="soft">
        {gloss}
      </Label>
      {Array.from({ length: p }, (_, i) => (
        <g key={i}>
          <rect
            x={left}
            y={28 + i * rowHeight}
            width={round(total * unit * shrink)}
            height={rowHeight - 4}
            fill={token('wash')}
          />
          <Label x={left - 6} y={28 + (i + 0.5) * rowHeight - 2} anchor="end" size={12} color="soft">
            GPU {i + 1}
          </Label>
        </g>
      ))}
      {all.map(({ device, start, end: stop, color, text }, i) => (
        <g key={i}>
          <rect
            x={round(left + start * unit * shrink)}
            y={28 + device * rowHeight}
            width={round((stop - start) * unit * shrink)}
            height={rowHeight - 4}
            fill={`color-mix(in srgb, ${token(color)} 32%, var(--paper))`}
            stroke={token(color)}
            stroke-width={0.8}
          />
          {text !== undefined && color === 'cinnabar' && (
            <Label x={left + ((start + stop) / 2) * unit} y={28 + (device + 0.5) * rowHeight - 2} size={12}>
              {text}
            </Label>
          )}
        </g>
      ))}
      <Label x={left} y={28 + p * rowHeight + 12} anchor="start" color="soft">
        {Number(total.toFixed(2))} time units, {note}
      </Label>
    </Panel>
  );
}

export default function Gantt() {
  return (
    <Panels>
      <Chart
        name="Layers, naive"
        gloss="按层硬切"
        all={bars(naive, false)}
        total={makespan(naive)}
        shrink={1 / 3}
        note={`idle ${percent(idleShare(naive, p))}`}
      />
      <Chart
        name="Pipeline, GPipe"
        gloss="流水线"
        all={bars(gpipe, true)}
        total={makespan(gpipe)}
        note={`idle ${percent(idleShare(gpipe, p))}`}
      />
      <Chart
        name="Pipeline, 1F1B"
        gloss="前向反向交替"
        all={bars(oneForwardOneBackward, true)}
        total={makespan(oneForwardOneBackward)}
        note={`idle ${percent(idleShare(oneForwardOneBackward, p))}`}
      />
      <Chart
        name="Data parallel"
        gloss="数据并行"
        all={data}
        total={end(data)}
        note={`sending ${percent(sending(data))}, can overlap`}
      />
      <Chart
        name="Tensor parallel"
        gloss="张量并行"
        all={tensor}
        total={end(tensor)}
        note={`sending ${percent(sending(tensor))}`}
      />
    </Panels>
  );
}
