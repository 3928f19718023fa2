/** The procedure as a loop: train, rank and mask, rewind, train again; rewinding reaches back to the saved initial weights. */
import { Arrow, Box, Label, Panel, Sub } from './kit';

export default function Loop() {
  return (
    <Panel
      width={360}
      height={276}
      maxScale={1.4}
      title="Iterative magnitude pruning with rewinding"
      desc="Boxes in a loop: initialize and save w0; train to the end; remove the smallest weights, which gives the mask; rewind the survivors to w0; back to train. A red arrow leads from the saved w0 to the rewinding box, a blue arrow carries the mask there."
    >
      <Box x={10} y={20} w={140} h={52} />
      <Label x={80} y={37} size={13.5} weight="bold">
        1 initialize 初始化
      </Label>
      <Label x={80} y={57} size={13} color="cinnabar">
        save w<Sub>0</Sub>
      </Label>
      <Box x={210} y={20} w={140} h={52} />
      <Label x={280} y={37} size={13.5} weight="bold">
        2 train 训练
      </Label>
      <Label x={280} y={57} size={13} color="soft">
        values become w
      </Label>
      <Box x={210} y={186} w={140} h={52} />
      <Label x={280} y={203} size={13.5} weight="bold">
        3 prune 剪枝
      </Label>
      <Label x={280} y={223} size={13} color="soft">
        drop smallest |w|
      </Label>
      <Box x={10} y={186} w={140} h={52} color="cinnabar" width={2} />
      <Label x={80} y={203} size={13.5} weight="bold">
        4 rewind 倒回
      </Label>
      <Label x={80} y={223} size={13} color="cinnabar">
        survivors = w<Sub>0</Sub>
      </Label>
      <Arrow x1={150} y1={46} x2={208} y2={46} />
      <Arrow x1={302} y1={72} x2={302} y2={184} />
      <Arrow x1={210} y1={212} x2={152} y2={212} color="blue" width={2} />
      <Label x={181} y={198} size={13} color="blue">
        mask m
      </Label>
      <Arrow x1={56} y1={72} x2={56} y2={184} color="cinnabar" width={2} dash="dashed" />
      <Label x={64} y={118} anchor="start" size={13} color="cinnabar">
        old values
      </Label>
      <Arrow x1={140} y1={186} x2={232} y2={74} />
      <Label x={194} y={146} anchor="start" size={13} color="soft">
        train again
      </Label>
      <Label x={180} y={262} size={13} color="soft">
        repeat 2–4 until small enough
      </Label>
    </Panel>
  );
}
