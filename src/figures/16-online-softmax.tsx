import { Arrow, Box, Label, Matrix, Panel, Sup } from './kit';
import { onlineSoftmax, softmax } from './16-math';

const TILES = [
  { scores: [1, 4], values: [10, 20] },
  { scores: [2, 6], values: [30, 40] },
  { scores: [3], values: [50] },
] as const;
const states = onlineSoftmax(TILES);
const last = states[states.length - 1]!;
const weights = softmax(TILES.flatMap((t) => [...t.scores]));
const direct = TILES.flatMap((t) => [...t.values]).reduce((sum, v, i) => sum + v * (weights[i] ?? 0), 0);

export default function OnlineSoftmax() {
  return (
    <Panel
      width={360}
      height={292}
      maxScale={1.3}
      title="Online softmax over three tiles"
      desc="Three tiles of scores and values enter from above. Below each stand the running maximum, sum and weighted sum; between them the factor by which the old sums are rescaled."
    >
      <Label x={8} y={44} anchor="start" size={12} color="soft">
        s
      </Label>
      <Label x={8} y={70} anchor="start" size={12} color="soft">
        v
      </Label>
      {TILES.map((tile, i) => {
        const left = 4 + i * 130;
        const state = states[i] ?? last;
        const middle = left + 46;
        return (
          <g key={left}>
            <Matrix
              x={middle - 15 * tile.scores.length}
              y={32}
              values={[[...tile.scores], [...tile.values]]}
              cell={[30, 26]}
              format={(v) => String(v)}
              textSize={13}
            />
            <Label x={middle} y={14} size={13} color="soft">
              tile {i + 1}
            </Label>
            <Arrow x1={middle} y1={88} x2={middle} y2={114} color="blue" />
            <Box x={left} y={118} w={92} h={80} color="cinnabar" />
            <Label x={left + 6} y={136} anchor="start" size={13}>
              m = {state.m}
            </Label>
            <Label x={left + 6} y={158} anchor="start" size={13}>
              l = {state.l.toFixed(4)}
            </Label>
            <Label x={left + 6} y={180} anchor="start" size={13}>
              Σ = {state.sum.toFixed(4)}
            </Label>
            {i > 0 && (
              <>
                <Arrow x1={left - 36} y1={158} x2={left - 3} y2={158} color="cinnabar" />
                <Label x={left - 20} y={140} size={13} color="cinnabar">
                  {state.factor === 1 ? (
                    '×1'
                  ) : (
                    <>
                      ×e<Sup>{(states[i - 1]?.m ?? 0) - state.m}</Sup>
                    </>
                  )}
                </Label>
              </>
            )}
          </g>
        );
      })}
      <Label x={180} y={218} size={12} color="soft">
        m maximum · l sum of exponentials · Σ weighted sum
      </Label>
      <Label x={180} y={248} size={14}>
        {last.sum.toFixed(4)} / {last.l.toFixed(4)} = {(last.sum / last.l).toFixed(4)}
      </Label>
      <Label x={180} y={271} size={13} color="soft">
        {Math.abs(last.sum / last.l - direct) < 1e-12
          ? 'the same as the softmax over all five at once'
          : 'differs from the full softmax'}
      </Label>
    </Panel>
  );
}
