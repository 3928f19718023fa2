import { Arrow, Box, Dot, Label, Panel, Panels } from './kit';

type Part = 'training set' | 'seed' | 'test set' | 'predictions';

/** A die that shows five. */
function Die({ x, y }: { x: number; y: number }) {
  return (
    <g>
      <Box x={x - 9} y={y - 9} w={18} h={18} color="cinnabar" fill="paper" radius={4} />
      {[
        [-4.5, -4.5],
        [4.5, -4.5],
        [0, 0],
        [-4.5, 4.5],
        [4.5, 4.5],
      ].map(([dx = 0, dy = 0]) => (
        <Dot key={`${dx}${dy}`} x={x + dx} y={y + dy} r={1.5} color="cinnabar" />
      ))}
    </g>
  );
}

function Flow({ name, redrawn, repeat }: { name: string; redrawn: readonly Part[]; repeat: string }) {
  const color = (part: Part) => (redrawn.includes(part) ? 'cinnabar' : 'soft');
  const node = (part: Part, x: number, y: number, w: number) => (
    <g>
      <Box
        x={x}
        y={y}
        w={w}
        h={30}
        color={color(part)}
        label={part}
        labelSize={13}
        labelColor={redrawn.includes(part) ? 'cinnabar' : 'ink'}
      />
      {redrawn.includes(part) && <Die x={x + w} y={y} />}
    </g>
  );
  return (
    <Panel
      width={290}
      height={194}
      title={name}
      desc={`Training set and seed give a model; model and test set give predictions; their mean is the score. Redrawn: ${redrawn.join(', ')}. ${repeat}.`}
    >
      <Label x={8} y={11} size={14} weight="bold" anchor="start">
        {name}
      </Label>
      {node('training set', 8, 32, 98)}
      {node('seed', 126, 32, 52)}
      {node('test set', 198, 32, 76)}
      <Arrow x1={57} y1={62} x2={78} y2={84} color="soft" head={5} />
      <Arrow x1={152} y1={62} x2={128} y2={84} color="soft" head={5} />
      <Box x={62} y={86} w={80} h={28} color="soft" label="model" labelSize={13} />
      <Arrow x1={142} y1={102} x2={180} y2={117} color="soft" head={5} />
      <Arrow x1={236} y1={62} x2={226} y2={116} color="soft" head={5} />
      {node('predictions', 168, 118, 96)}
      <Arrow x1={168} y1={133} x2={146} y2={133} color="soft" head={5} />
      <Label x={140} y={133} size={13} anchor="end">
        accuracy
      </Label>
      <Label x={8} y={176} size={13} color="soft" anchor="start">
        {repeat}
      </Label>
    </Panel>
  );
}

export default function Flows() {
  return (
    <Panels>
      <Flow name="1 formula" redrawn={['test set']} repeat="one training; the die is in the formula" />
      <Flow
        name="2 bootstrap the training set"
        redrawn={['training set', 'test set']}
        repeat="200 trainings, tested out of bag"
      />
      <Flow name="3 bootstrap the predictions" redrawn={['predictions']} repeat="one training, many cheap draws" />
      <Flow name="4 seeds" redrawn={['seed']} repeat="r trainings, same data every time" />
    </Panels>
  );
}
