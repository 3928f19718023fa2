import type { ComponentChildren } from 'preact';
import { Panel, Panels, Label, Line, Arrow, Dot } from './kit';

const KEPT = 66;
const BROKEN = 176;

function Card({
  title,
  desc,
  heading,
  children,
}: {
  title: string;
  desc: string;
  heading: string;
  children: ComponentChildren;
}) {
  return (
    <Panel width={200} height={230} title={title} desc={desc} maxScale={1.2}>
      <Label x={100} y={14} size={14} weight="bold">
        {heading}
      </Label>
      <Label x={4} y={36} anchor="start" size={12} color="blue">
        ✓ kept
      </Label>
      <Label x={4} y={136} anchor="start" size={12} color="cinnabar">
        ✗ broken
      </Label>
      <Line x1={4} y1={120} x2={196} y2={120} color="rule" width={1} />
      {children}
    </Panel>
  );
}

/** Length of the bent roof over a base of half-width `a` and height `b`, both in map units. */
const leg = (a: number, b: number): number => Math.hypot(a, b);

export default function ThreeAxioms() {
  const roof = leg(3, 2);
  return (
    <Panels>
      <Card
        heading="zero only if same"
        title="Zero only for identical points"
        desc="Top: two different points at distance 3. Bottom: two different points at distance 0."
      >
        <Dot x={40} y={KEPT + 10} />
        <Dot x={160} y={KEPT + 10} />
        <Line x1={40} y1={KEPT + 10} x2={160} y2={KEPT + 10} color="blue" />
        <Label x={100} y={KEPT - 4} size={13} color="blue">
          d = 3
        </Label>
        <Dot x={40} y={BROKEN + 10} />
        <Dot x={160} y={BROKEN + 10} />
        <Line x1={40} y1={BROKEN + 10} x2={160} y2={BROKEN + 10} color="cinnabar" dash="dotted" />
        <Label x={100} y={BROKEN - 4} size={13} color="cinnabar">
          d = 0, yet two points
        </Label>
      </Card>
      <Card
        heading="symmetric"
        title="Symmetry"
        desc="Top: 2 kilometers there and back. Bottom: 2 kilometers there, 1.2 back, because of a one-way street."
      >
        <Dot x={30} y={KEPT + 10} />
        <Dot x={170} y={KEPT + 10} />
        <Arrow x1={38} y1={KEPT + 6} x2={162} y2={KEPT + 6} bend={20} color="blue" />
        <Arrow x1={162} y1={KEPT + 14} x2={38} y2={KEPT + 14} bend={20} color="blue" />
        <Label x={100} y={KEPT + 10} size={13} color="blue">
          2 km, 2 km
        </Label>
        <Dot x={30} y={BROKEN + 14} />
        <Dot x={170} y={BROKEN + 14} />
        <Arrow x1={38} y1={BROKEN + 8} x2={162} y2={BROKEN + 8} bend={44} color="cinnabar" />
        <Arrow x1={162} y1={BROKEN + 20} x2={38} y2={BROKEN + 20} bend={6} color="cinnabar" />
        <Label x={100} y={BROKEN + 1} size={13} color="cinnabar">
          2 km
        </Label>
        <Label x={100} y={BROKEN + 38} size={13} color="cinnabar">
          1.2 km back
        </Label>
      </Card>
      <Card
        heading="no gain by detour"
        title="Triangle inequality"
        desc="Top: the direct way of 6 is shorter than the detour of two legs. Bottom: squared lengths; the direct way costs 25, the detour over the third of five steps 9 plus 4."
      >
        <Dot x={40} y={KEPT + 34} />
        <Dot x={160} y={KEPT + 34} />
        <Dot x={100} y={KEPT - 6} />
        <Line x1={40} y1={KEPT + 34} x2={160} y2={KEPT + 34} color="blue" />
        <Line x1={40} y1={KEPT + 34} x2={100} y2={KEPT - 6} color="soft" />
        <Line x1={100} y1={KEPT - 6} x2={160} y2={KEPT + 34} color="soft" />
        <Label x={100} y={KEPT + 22} size={13} color="blue">
          {2 * 3}
        </Label>
        <Label x={52} y={KEPT + 6} size={12} color="soft">
          {roof.toFixed(1)}
        </Label>
        <Label x={148} y={KEPT + 6} size={12} color="soft">
          {roof.toFixed(1)}
        </Label>
        <Dot x={40} y={BROKEN + 10} />
        <Dot x={112} y={BROKEN + 10} color="cinnabar" />
        <Dot x={160} y={BROKEN + 10} />
        <Line x1={40} y1={BROKEN + 10} x2={160} y2={BROKEN + 10} />
        <Arrow x1={44} y1={BROKEN + 4} x2={156} y2={BROKEN + 4} bend={34} color="cinnabar" />
        <Label x={100} y={BROKEN - 24} size={13} color="cinnabar">
          {5 ** 2}
        </Label>
        <Label x={76} y={BROKEN + 26} size={13} color="soft">
          {3 ** 2}
        </Label>
        <Label x={136} y={BROKEN + 26} size={13} color="soft">
          {2 ** 2}
        </Label>
        <Label x={100} y={BROKEN + 44} size={12} color="soft">
          cost = length squared
        </Label>
      </Card>
    </Panels>
  );
}
