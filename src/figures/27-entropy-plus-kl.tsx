import { Panel, Label, Line, Box } from './kit';
import { crossEntropy, entropy, kl } from './27-math';

const P = [0.7, 0.2, 0.1];
const MODELS = [
  [0.7, 0.2, 0.1],
  [0.5, 0.3, 0.2],
  [0.34, 0.33, 0.33],
  [0.2, 0.3, 0.5],
  [0.1, 0.2, 0.7],
];
const X0 = 118;
const SCALE = 100;
const H = entropy(P);

export default function EntropyPlusKl() {
  return (
    <Panel
      width={360}
      height={250}
      title="Cross-entropy split into entropy and KL divergence"
      desc={`Five bars, one for each prediction. Each begins with the same piece of length ${H.toFixed(3)}, the entropy of the target, and continues with a KL part that is zero for the exact prediction and grows as the prediction moves away.`}
    >
      <Label x={X0 - 8} y={16} anchor="end" size={12} color="soft">
        prediction q
      </Label>
      <Label x={X0 + (H * SCALE) / 2} y={16} size={13} color="blue">
        entropy H(p)
      </Label>
      <Label x={X0 + H * SCALE + 8} y={16} anchor="start" size={13} color="cinnabar">
        KL(p‖q)
      </Label>
      {MODELS.map((q, i) => {
        const y = 34 + i * 40;
        const total = crossEntropy(P, q);
        return (
          <g key={i}>
            <Label x={X0 - 8} y={y + 13} anchor="end" size={12}>
              {q.map((v) => v.toFixed(2).replace(/^0/, '').replace(/0$/, '')).join(', ')}
            </Label>
            <Box x={X0} y={y} w={H * SCALE} h={26} radius={0} fill="blue" color="blue" width={0.8} />
            {kl(P, q) > 1e-9 && (
              <Box
                x={X0 + H * SCALE}
                y={y}
                w={kl(P, q) * SCALE}
                h={26}
                radius={0}
                fill="cinnabar"
                color="cinnabar"
                width={0.8}
              />
            )}
            <Label x={X0 + total * SCALE + 6} y={y + 13} anchor="start" size={12}>
              {total.toFixed(3)}
            </Label>
          </g>
        );
      })}
      <Line x1={X0 + H * SCALE} y1={26} x2={X0 + H * SCALE} y2={228} color="soft" dash="dotted" />
      <Label x={X0} y={240} anchor="start" size={12} color="soft">
        length = H(p, q), target p = (.7, .2, .1)
      </Label>
    </Panel>
  );
}
