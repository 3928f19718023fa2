/** What every part of both pages is given. */
import type { ViewProps } from '../../runtime/widget.ts';
import type { Result } from './compute';
import type { Measured } from './measure';
import type { Params } from './parameters';

export type Props = ViewProps<Params, Result, Measured>;
