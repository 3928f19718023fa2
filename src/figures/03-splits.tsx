/** Two ways to split a labeled data set: along the examples of each class, and between the classes. */
import { Box, Dot, Label, Line, Panel, Panels } from './kit';

const classes = ['ant', 'bee', 'cod', 'doe', 'elk', 'fox', 'gnu', 'hen'];
const examples = 6;
const X = (j: number) => 28 + j * 35;
const Y = (i: number) => 62 + i * 20;

function Columns({ test }: { test: (i: number, j: number) => boolean }) {
  return (
    <>
      {classes.map((name, j) => (
        <g key={name}>
          <Label x={X(j)} y={42} size={12.5} color="soft">
            {name}
          </Label>
          {Array.from({ length: examples }, (_, i) => (
            <Dot
              key={i}
              x={X(j)}
              y={Y(i)}
              r={4.5}
              color={test(i, j) ? 'cinnabar' : 'blue'}
              fill={test(i, j) ? 'none' : 'blue'}
            />
          ))}
        </g>
      ))}
    </>
  );
}

export default function Splits() {
  return (
    <Panels>
      <Panel
        width={300}
        height={222}
        title="Ordinary split"
        desc="Eight columns of examples, one a class. In each column the upper four are for training, the lower two for testing: the same classes on both sides."
      >
        <Label x={4} y={12} anchor="start" size={13.5} weight="bold">
          ordinary 平常的切分
        </Label>
        <Columns test={(i) => i >= 4} />
        <Line x1={8} y1={Y(3.5)} x2={284} y2={Y(3.5)} dash="dashed" />
        <Label x={8} y={204} anchor="start" color="blue">
          ● train
        </Label>
        <Label x={284} y={204} anchor="end" color="cinnabar">
          ○ test: the same classes
        </Label>
      </Panel>
      <Panel
        width={300}
        height={222}
        title="Few-shot split"
        desc="The same eight columns. The first five classes are base classes for training, the last three are novel classes for testing. A frame around three base columns marks one episode: the upper row is the support, the next two rows are the queries."
      >
        <Label x={4} y={12} anchor="start" size={13.5} weight="bold">
          few-shot 小样本的切分
        </Label>
        <Columns test={(_, j) => j >= 5} />
        <Line x1={X(4.5)} y1={30} x2={X(4.5)} y2={Y(5.6)} dash="dashed" />
        <Box x={X(1) - 12} y={Y(0) - 10} w={92} h={20} fill="none" color="ink" radius={6} />
        <Box x={X(1) - 12} y={Y(1) - 10} w={92} h={40} fill="none" color="ink" radius={6} dash="dotted" />
        <Label x={X(1) - 16} y={Y(0)} anchor="end" size={12.5}>
          S
        </Label>
        <Label x={X(1) - 16} y={Y(1.5)} anchor="end" size={12.5}>
          Q
        </Label>
        <Label x={8} y={184} anchor="start" size={12.5}>
          one episode: S support, Q query
        </Label>
        <Label x={8} y={204} anchor="start" color="blue">
          ● base
        </Label>
        <Label x={284} y={204} anchor="end" color="cinnabar">
          ○ novel: other classes
        </Label>
      </Panel>
    </Panels>
  );
}
