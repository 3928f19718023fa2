import { Arrow, Label, Matrix, Panel, Panels, Sub, Sup } from './kit';
import { threeTokens } from './16-math';

const { X, Q, K, V, S, A, C } = threeTokens();
const integer = (v: number) => String(v);

export default function Matrices() {
  return (
    <Panels>
      <Panel
        width={352}
        height={190}
        title="From inputs to queries, keys and values"
        desc="The matrix X of three tokens and its three projections Q, K and V; the first row of X and of Q is outlined."
      >
        <Matrix
          x={28}
          y={44}
          values={X}
          cell={30}
          format={integer}
          textSize={14}
          title="X"
          labelSize={15}
          rowLabels={['1', '2', '3']}
          highlightRow={0}
        />
        <Arrow x1={94} y1={89} x2={120} y2={89} color="soft" />
        <Matrix
          x={128}
          y={44}
          values={Q}
          cell={30}
          format={integer}
          textSize={14}
          title="Q"
          labelSize={15}
          highlightRow={0}
        />
        <Matrix x={208} y={44} values={K} cell={30} format={integer} textSize={14} title="K" labelSize={15} />
        <Matrix x={288} y={44} values={V} cell={30} format={integer} textSize={14} title="V" labelSize={15} />
        {(['Q', 'K', 'V'] as const).map((name, i) => (
          <Label key={name} x={158 + 80 * i} y={154} size={14} math color="soft">
            X W<Sub>{name}</Sub>
          </Label>
        ))}
        <Label x={58} y={154} size={13} color="soft">
          tokens
        </Label>
        <Label x={158} y={177} size={12} color="cinnabar">
          token 1 asks
        </Label>
      </Panel>
      <Panel
        width={352}
        height={190}
        title="From scores to contexts"
        desc="Scores S, weights A as a heat map with rows that sum to one, and contexts C; the first row is outlined in all three."
      >
        <Matrix
          x={14}
          y={44}
          values={S}
          cell={[26, 30]}
          format={integer}
          textSize={14}
          title="S"
          labelSize={15}
          highlightRow={0}
        />
        <Matrix
          x={114}
          y={44}
          values={A}
          cell={[42, 30]}
          scale="weight"
          max={1}
          digits={3}
          textSize={12}
          title="A"
          labelSize={15}
          highlightRow={0}
        />
        <Matrix
          x={262}
          y={44}
          values={C}
          cell={[43, 30]}
          digits={3}
          textSize={13}
          title="C"
          labelSize={15}
          highlightRow={0}
        />
        <Arrow x1={95} y1={89} x2={111} y2={89} color="soft" head={5} />
        <Arrow x1={243} y1={89} x2={259} y2={89} color="soft" head={5} />
        <Label x={53} y={154} size={14} math color="soft">
          Q K<Sup>⊤</Sup>
        </Label>
        <Label x={177} y={154} size={13} color="soft">
          softmax of S/√2
        </Label>
        <Label x={305} y={154} size={14} math color="soft">
          A V
        </Label>
        <Label x={177} y={177} size={12} color="cinnabar">
          each row sums to 1
        </Label>
      </Panel>
    </Panels>
  );
}
