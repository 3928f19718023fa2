/** How a layer is named and a shape written. */
import type { Language } from '../../ui/language';
import { grouped } from '../../ui/numbers';
import { isVector, type Shape } from './counting';
import { FIELDS, type Layer } from './layers';
import { kindNames, shortNames } from './text';

export const shapeText = (shape: Shape): string =>
  isVector(shape) ? grouped(shape.channels) : `${shape.channels}×${shape.height}×${shape.width}`;

/** `convolution 7×7`, with what differs from stride 1, padding 0 and so on. */
export function layerName(
  { kind, out, kernel, stride, padding, dilation, groups }: Layer,
  language: Language,
  short = false,
): string {
  const name = (short ? shortNames[kind] : kindNames[kind])[language];
  if (kind === 'dense') return `${name} ${grouped(out)}`;
  if (!FIELDS[kind].includes('kernel')) return name;
  const extras = [
    stride > 1 && kind !== 'pool' && `s${stride}`,
    padding > 0 && kind !== 'pool' && `p${padding}`,
    dilation > 1 && kind !== 'pool' && `d${dilation}`,
    groups > 1 && kind === 'conv' && `g${groups}`,
    kind === 'pool' && stride !== kernel && `s${stride}`,
  ].filter(Boolean);
  return [`${name} ${kernel}×${kernel}`, ...extras].join(language === 'zh' ? '，' : ', ');
}
