import { Panel, Label, Line } from './kit';

const ROWS = [
  ['a trained model', 'transfer, zero- and few-shot', 'a related model'],
  ['unlabeled data', 'self-supervised, semi-supervised', 'many similar inputs'],
  ['better questions', 'active learning', 'an expert on call'],
  ['outside labels', 'weak supervision, PU learning', 'rules, models, positives'],
  ['other tasks', 'meta-learning, multi-task +', 'labels for other things'],
  ['other inputs', 'multimodal learning +', 'paired inputs'],
  ['assumptions', 'inductive bias, augmentation +', 'knowledge that is right'],
] as const;
const ROW = 48;

export default function MethodMap() {
  return (
    <Panel
      width={360}
      height={30 + ROWS.length * ROW}
      title="Map of methods for few labels"
      desc={ROWS.map(([source, methods, needs]) => `Signal from ${source}: ${methods}; needs ${needs}`).join('. ')}
    >
      <Label x={0} y={10} anchor="start" size={12} color="soft">
        signal from … and the methods
      </Label>
      <Label x={214} y={10} anchor="start" size={12} color="soft">
        must be at hand
      </Label>
      {ROWS.map(([source, methods, needs], i) => {
        const y = 24 + i * ROW;
        return (
          <g key={source}>
            <Line x1={0} y1={y} x2={358} y2={y} color="rule" width={1} />
            <Label x={0} y={y + 15} anchor="start" size={13} weight="bold" color="cinnabar">
              {source}
            </Label>
            <Label x={0} y={y + 33} anchor="start" size={12}>
              {methods}
            </Label>
            <Label x={214} y={y + 24} anchor="start" size={12} color="blue">
              {needs}
            </Label>
          </g>
        );
      })}
    </Panel>
  );
}
