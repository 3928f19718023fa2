/** What a figure is drawn with: the same primitives as the demos. */
export { token, type Color } from '../../demos/ui/color';
export { round, type Point } from '../../demos/ui/coordinates';
export { Label, Sub, Sup } from '../../demos/ui/Label';
export { Arrow, Brace, Line, Path, type Dash } from '../../demos/ui/lines';
export { Group, Panel, Panels } from '../../demos/ui/Panel';
export { Box, Dot } from '../../demos/ui/shapes';
export { Matrix } from '../../demos/ui/Matrix';
export { Plot, linearTicks, logTicks } from '../../demos/ui/Plot';
export type { AxisOptions, Series } from '../../demos/ui/Plot';
