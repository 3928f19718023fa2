/** What rounding does to a matrix, and below it the stopwatch: counted first, timed when the reader asks. */
import { Panels } from '../../ui/Panel';
import { Errors, Formats, Integers } from './RoundingView';
import { Timing } from './TimingView';
import type { Props } from './props';
import { words } from './text';

export function View(props: Props) {
  return (
    <>
      <Panels>
        <Integers {...props} />
        <Errors {...props} />
        <Formats {...props} />
      </Panels>
      <h4 style={{ margin: '1.2rem 0 0', font: '600 0.95rem/1.4 var(--sans)' }}>{words.timing[props.language]}</h4>
      <Timing {...props} />
    </>
  );
}
