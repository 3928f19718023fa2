import { Dot, Label, Line, Panel, Panels } from './kit';
import { seededRandom } from '../../demos/runtime/random';

const TEXTS = 6;
const COPIES = 2;
const TEST_SHARE = 1 / 3;
const BORDER = 224;

interface Mark {
  family: number;
  original: boolean;
  test: boolean;
}

/** Whole texts are assigned first; only training texts get copies. */
function splitFirst(): Mark[] {
  return Array.from({ length: TEXTS }, (_, family) => family).flatMap((family) => {
    const test = family >= TEXTS * (1 - TEST_SHARE);
    const count = test ? 1 : 1 + COPIES;
    return Array.from({ length: count }, (_, i): Mark => ({ family, original: i === 0, test }));
  });
}

/** Copies are made first; then every line is assigned by itself. */
function augmentFirst(seed: number): Mark[] {
  const next = seededRandom(seed).uniform;
  return Array.from({ length: TEXTS }, (_, family) => family).flatMap((family) =>
    Array.from({ length: 1 + COPIES }, (_, i): Mark => ({ family, original: i === 0, test: next() < TEST_SHARE })),
  );
}

function Picture({ marks }: { marks: readonly Mark[] }) {
  const placed = Array.from({ length: TEXTS }, (_, family) => {
    const own = marks.filter((m) => m.family === family);
    const train = own.filter((m) => !m.test);
    const test = own.filter((m) => m.test);
    const y = 74 + family * 30;
    return [
      ...train.map((m, i) => ({ ...m, x: BORDER - 40 - (train.length - 1 - i) * 46, y })),
      ...test.map((m, i) => ({ ...m, x: BORDER + 32 + i * 40, y })),
    ];
  });
  return (
    <>
      <Line x1={BORDER} y1={36} x2={BORDER} y2={240} color="soft" dash="dashed" />
      <Label x={BORDER - 86} y={44} color="soft">
        training
      </Label>
      <Label x={BORDER + 52} y={44} color="soft">
        test
      </Label>
      {placed.map((row, family) => (
        <g key={family}>
          {row.slice(1).map((m, i) => {
            const before = row[i] ?? m;
            const leak = before.test !== m.test;
            return (
              <Line
                key={i}
                x1={before.x}
                y1={m.y}
                x2={m.x}
                y2={m.y}
                color={leak ? 'cinnabar' : 'soft'}
                width={leak ? 2.4 : 1.2}
              />
            );
          })}
          {row.map((m, i) => (
            <Dot key={i} x={m.x} y={m.y} r={6} color="ink" fill={m.original ? 'ink' : 'paper'} />
          ))}
        </g>
      ))}
    </>
  );
}

export default function Pipeline() {
  const right = splitFirst();
  const wrong = augmentFirst(5);
  const leaks = Array.from({ length: TEXTS }, (_, f) => wrong.filter((m) => m.family === f)).filter(
    (own) => own.some((m) => m.test) && own.some((m) => !m.test),
  ).length;
  return (
    <Panels>
      <Panel
        width={344}
        height={272}
        title="Split, then augment"
        desc="Four texts with their copies lie in the training part, two texts without copies in the test part; no line crosses the border."
      >
        <Label x={4} y={14} anchor="start" size={15} weight="bold">
          split, then augment
        </Label>
        <Picture marks={right} />
        <Label x={172} y={260} color="soft">
          no family crosses the border
        </Label>
      </Panel>
      <Panel
        width={344}
        height={272}
        title="Augment, then split"
        desc="Originals and copies are mixed over both parts; several families cross the border between training and test."
      >
        <Label x={4} y={14} anchor="start" size={15} weight="bold">
          augment, then split
        </Label>
        <Picture marks={wrong} />
        <Label x={172} y={260} color="cinnabar">
          {leaks} of {TEXTS} families cross: leakage
        </Label>
      </Panel>
    </Panels>
  );
}
