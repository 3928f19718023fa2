/** What every part of the picture is given. */
import type { ViewProps } from '../../runtime/widget.ts';
import type { Result } from './compute';
import type { Params } from './settings';

export type Props = ViewProps<Params, Result>;
