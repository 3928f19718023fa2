/** The three words as sets: representation outside, latent and embedding overlapping inside it, with examples in each region. */
import { Box, Label, Panel, Path, type Color } from './kit';

/** An ellipse as path data. */
const ellipse = (x: number, y: number, rx: number, ry: number): string =>
  `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`;

function Items({ x, y, lines, color }: { x: number; y: number; lines: readonly string[]; color?: Color }) {
  return (
    <>
      {lines.map((line, i) => (
        <Label key={line} x={x} y={y + i * 18} size={12.5} color={color}>
          {line}
        </Label>
      ))}
    </>
  );
}

export default function Sets() {
  return (
    <Panel
      width={360}
      height={312}
      maxScale={1.4}
      title="Representation, latent, embedding"
      desc="A box named representation holds two overlapping ellipses. Only in the box: one-hot code, TF-IDF, pixels. Only latent: code of a VAE, latent of a diffusion model. Only embedding: row of a word table, latitude and longitude. In both: face vector, sentence vector, pooled ResNet layer."
    >
      <Box x={2} y={2} w={356} h={308} radius={10} color="soft" fill="none" />
      <Label x={16} y={20} anchor="start" size={15} weight="bold">
        representation 表示
      </Label>
      <Items x={180} y={268} lines={['one-hot code · TF-IDF · pixels', 'spectrogram · SHA-256 digest']} color="soft" />
      <Path d={ellipse(127, 156, 113, 88)} color="blue" fill="blue" fillOpacity={0.07} />
      <Path d={ellipse(233, 156, 113, 88)} color="cinnabar" fill="cinnabar" fillOpacity={0.07} />
      <Label x={86} y={58} size={14} weight="bold" color="blue">
        latent 潜
      </Label>
      <Label x={284} y={58} size={14} weight="bold" color="cinnabar">
        embedding 嵌入
      </Label>
      <Items x={67} y={130} lines={['code of', 'a VAE', 'code in', 'diffusion']} />
      <Items x={292} y={130} lines={['row of a', 'word table', 'latitude,', 'longitude']} />
      <Items x={180} y={130} lines={['face vector', 'sentence', 'vector', 'pooled layer']} />
    </Panel>
  );
}
