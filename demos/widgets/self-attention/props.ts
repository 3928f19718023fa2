/** What every part of the picture is given. */
import type { ViewProps } from '../../runtime/widget.ts';
import type { Measured, Params, Result } from './compute';

export type Props = ViewProps<Params, Result, Measured>;
