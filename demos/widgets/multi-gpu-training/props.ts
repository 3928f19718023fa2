/** What every part of the picture is given, and the row of one strategy in it. */
import type { ViewProps } from '../../runtime/widget.ts';
import type { Params, Result, Row } from './compute';
import type { Strategy } from './strategies.ts';

export type Props = ViewProps<Params, Result>;

export const rowOf = (result: Result, strategy: Strategy): Row =>
  result.rows.find((row) => row.strategy === strategy) as Row;
