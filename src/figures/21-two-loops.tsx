import { Arrow, Box, Label, Panel, Panels, Path } from './kit';

/** A closed padlock, 14 units wide, its body centred on (x, y). */
function Lock({ x, y }: { x: number; y: number }) {
  return (
    <g>
      <Path d={`M${x - 4} ${y - 4}v-4a4 4 0 0 1 8 0v4`} color="soft" />
      <Box x={x - 7} y={y - 4} w={14} h={11} color="soft" fill="soft" radius={2} />
    </g>
  );
}

function Loop({ name, changing }: { name: string; changing: 'data' | 'code' }) {
  const place = (part: 'data' | 'code') => (part === changing ? 'cinnabar' : 'soft');
  return (
    <Panel
      width={300}
      height={246}
      title={name}
      desc={`Training data and training code feed a model, which is evaluated; the result goes back to the ${changing === 'data' ? 'data' : 'code'}. The other part and the evaluation are locked.`}
    >
      <Label x={150} y={10} size={15} weight="bold">
        {name}
      </Label>
      <Box
        x={12}
        y={36}
        w={116}
        h={44}
        color={place('data')}
        label="training data"
        labelSize={14}
        labelColor={place('data')}
      />
      <Box
        x={172}
        y={36}
        w={116}
        h={44}
        color={place('code')}
        label="model, recipe"
        labelSize={14}
        labelColor={place('code')}
      />
      <Lock x={changing === 'data' ? 230 : 70} y={92} />
      <Arrow x1={104} y1={80} x2={132} y2={122} />
      <Arrow x1={196} y1={80} x2={168} y2={122} />
      <Box x={102} y={124} w={96} h={34} label="train" labelSize={14} />
      <Arrow x1={150} y1={158} x2={150} y2={188} />
      <Box x={78} y={190} w={144} h={40} label="frozen evaluation" labelSize={14} />
      <Lock x={222} y={190} />
      {changing === 'data' ? (
        <g>
          <Path
            points={[
              [78, 210],
              [36, 210],
              [36, 90],
            ]}
            color="cinnabar"
          />
          <Arrow x1={36} y1={100} x2={36} y2={82} color="cinnabar" />
          <Label x={30} y={224} size={13} color="cinnabar" anchor="start">
            fix
          </Label>
        </g>
      ) : (
        <g>
          <Path
            points={[
              [222, 210],
              [264, 210],
              [264, 90],
            ]}
            color="cinnabar"
          />
          <Arrow x1={264} y1={100} x2={264} y2={82} color="cinnabar" />
          <Label x={272} y={224} size={13} color="cinnabar" anchor="end">
            tune
          </Label>
        </g>
      )}
    </Panel>
  );
}

export default function TwoLoops() {
  return (
    <Panels>
      <Loop name="model-centric" changing="code" />
      <Loop name="data-centric" changing="data" />
    </Panels>
  );
}
