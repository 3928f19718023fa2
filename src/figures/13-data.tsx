import { Dot, Label, Line, Panel, Panels, Plot, type Point } from './kit';

/** A sketch, not data: two rising curves that cross between the two marks of the paper. */
const sizes = Array.from({ length: 41 }, (_, i) => 3e6 * 10 ** (i / 20));
const sketch = (steep: number, middle: number, top: number) =>
  sizes.map((n): Point => [n, top / (1 + Math.exp(-steep * Math.log10(n / middle)))]);

/** Top-1 on ImageNet, trained on ImageNet-1k images only, in per cent, as reported by the papers cited in the chapter. */
const reported: readonly (readonly [name: string, accuracy: number, vit: boolean])[] = [
  ['ViT-L/16, 2020 recipe', 76.5, true],
  ['ViT-B/16, 2020 recipe', 77.9, true],
  ['ViT-S/16, small fixes', 80, true],
  ['ResNet-50, new recipe', 80.4, false],
  ['ViT-B, DeiT', 81.8, true],
  ['ViT-B, DeiT + teacher', 83.4, true],
  ['ViT-H, masked', 87.8, true],
];

export default function Data() {
  const x = (accuracy: number) => 178 + (accuracy - 75) * 11;
  return (
    <Panels>
      <Panel
        width={330}
        height={270}
        title="Sketch of the crossing"
        desc="Two curves of accuracy against pretraining images. The ResNet curve is higher at 9 million, the ViT curve is higher from 90 million on."
      >
        <Plot
          width={330}
          height={270}
          xAxis={{
            range: [3e6, 3e8],
            kind: 'log',
            ticks: [3e6, 9e6, 3e7, 9e7, 3e8],
            label: 'pretraining images (JFT subsets)',
            format: (v) => `${v / 1e6} M`,
          }}
          yAxis={{ range: [0, 1.05], ticks: [], label: 'accuracy (sketch)' }}
          margin={[14, 20, 44, 26]}
          series={[
            {
              points: sketch(1.2, 2.2e6, 0.8),
              color: 'blue',
              dash: 'dashed',
              label: 'ResNet-50',
              labelAt: 40,
              labelOffset: [0, 16],
              labelAnchor: 'end',
            },
            {
              points: sketch(2.6, 1.6e7, 1),
              color: 'cinnabar',
              label: 'ViT-B/32',
              labelAt: 40,
              labelOffset: [0, -10],
              labelAnchor: 'end',
            },
          ]}
        >
          {({ x: px, y: py }) => (
            <g>
              {[9e6, 9e7].map((n) => (
                <Line key={n} x1={px(n)} y1={py(0)} x2={px(n)} y2={py(1.0)} color="soft" dash="dotted" />
              ))}
              <Label x={px(9e6) + 7} y={py(0.1)} size={12} color="soft" anchor="start">
                ViT far behind
              </Label>
              <Label x={px(9e7) - 7} y={py(0.36)} size={12} color="soft" anchor="end">
                ViT ahead
              </Label>
            </g>
          )}
        </Plot>
      </Panel>
      <Panel
        width={344}
        height={270}
        title="ImageNet accuracy without other images, by recipe"
        desc="Dots from 76.5 to 87.8 per cent. ViT-L and ViT-B with the 2020 recipe are lowest; the same ViT-B with DeiT reaches 81.8 and 83.4; a masked-pretrained ViT-H 87.8; a ResNet-50 with a new recipe 80.4."
      >
        <Label x={172} y={12} size={13} weight="bold">
          1.28 million images only
        </Label>
        {reported.map(([name, accuracy, vit], i) => {
          const y = 42 + i * 28;
          return (
            <g key={name}>
              <Label x={166} y={y} size={12} anchor="end">
                {name}
              </Label>
              <Line x1={x(75)} y1={y} x2={x(accuracy)} y2={y} color="rule" width={1} />
              <Dot x={x(accuracy)} y={y} color={vit ? 'cinnabar' : 'blue'} />
              <Label
                x={accuracy > 85 ? x(accuracy) - 8 : x(accuracy) + 8}
                y={accuracy > 85 ? y - 11 : y}
                size={12}
                anchor={accuracy > 85 ? 'end' : 'start'}
                color="soft"
              >
                {accuracy.toFixed(1)}
              </Label>
            </g>
          );
        })}
        <Line x1={x(75)} y1={238} x2={x(89)} y2={238} color="soft" width={1} />
        {[75, 80, 85].map((v) => (
          <Label key={v} x={x(v)} y={251} size={12} color="soft">
            {v}%
          </Label>
        ))}
      </Panel>
    </Panels>
  );
}
