/** Transfer learning with labeled and with self-labeled sources: the same pipeline but for one box. */
import { Arrow, Box, Label, Panel, Panels } from './kit';

function Route({
  title,
  source,
  labels,
  own,
  desc,
}: {
  title: string;
  source: string;
  labels: readonly [string, string];
  own: boolean;
  desc: string;
}) {
  return (
    <Panel width={310} height={274} title={title} desc={desc}>
      <Label x={4} y={12} anchor="start" size={14} weight="bold">
        {title}
      </Label>
      <Box x={6} y={32} w={136} h={50} color="soft" label={source} labelSize={13} />
      <Box x={168} y={32} w={136} h={50} color={own ? 'cinnabar' : 'blue'} width={2} fill="none" />
      {labels.map((line, i) => (
        <Label key={line} x={236} y={48 + 18 * i} size={13} color={own ? 'cinnabar' : 'blue'}>
          {line}
        </Label>
      ))}
      {own && <Arrow x1={142} y1={57} x2={166} y2={57} color="cinnabar" />}
      <Arrow x1={74} y1={82} x2={132} y2={112} />
      <Arrow x1={236} y1={82} x2={178} y2={112} />
      <Box x={75} y={114} w={160} h={38} label="1 pretrain 预训练" labelSize={13} />
      <Arrow x1={155} y1={152} x2={155} y2={176} />
      <Box x={75} y={178} w={160} h={38} label="2 adapt 适应" labelSize={13} />
      <Arrow x1={155} y1={216} x2={155} y2={238} />
      <Label x={155} y={252} size={13}>
        downstream task 下游任务
      </Label>
      <Label x={246} y={197} anchor="start" size={12.5} color="soft">
        few labels
      </Label>
    </Panel>
  );
}

export default function TwoRoutes() {
  return (
    <Panels>
      <Route
        title="classic transfer learning"
        source="source photos"
        labels={['labels written', 'by people 人工']}
        own={false}
        desc="Source photos and labels written by people feed step 1, pretraining; step 2, adapting with few labels, leads to the downstream task."
      />
      <Route
        title="self-supervised pretraining"
        source="unlabeled data"
        labels={['labels cut out', 'of the data 自产']}
        own
        desc="Unlabeled data feed step 1, and an arrow shows that the labels are cut out of the same data; step 2, adapting with few labels, leads to the downstream task."
      />
    </Panels>
  );
}
