/** What the parts of the picture are given. */
import type { ViewProps } from '../../runtime/widget.ts';
import type { Params, Result } from './compute';

export type Props = ViewProps<Params, Result>;

/** What suffices where nothing is set. */
export type Part = Pick<Props, 'result' | 'language'>;
