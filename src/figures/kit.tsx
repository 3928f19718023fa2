/** What a figure is drawn with: the same primitives as the demos. */
export {
  Panel,
  Panels,
  Label,
  Sub,
  Sup,
  Line,
  Arrow,
  Box,
  Dot,
  Path,
  Group,
  Brace,
  token,
  round,
} from '../../demos/ui/svg';
export type { Color, Dash, Point } from '../../demos/ui/svg';
export { Matrix } from '../../demos/ui/Matrix';
export { Plot, linearTicks, logTicks } from '../../demos/ui/Plot';
export type { AxisOptions, Series } from '../../demos/ui/Plot';
