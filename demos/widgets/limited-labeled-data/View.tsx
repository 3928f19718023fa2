/** The pool with its labels and what the classifier makes of the plane; accuracy against the number of labels. */
import { Panels } from '../../ui/Panel';
import { Curves } from './Curves';
import { HandButtons } from './HandButtons';
import { Numbers } from './Numbers';
import { Plane } from './Plane';
import type { Props } from './props';

export function View(props: Props) {
  return (
    <>
      {props.params.strategy === 'hand' && <HandButtons {...props} />}
      <Panels>
        <Plane {...props} />
        <Curves {...props} />
        <Numbers {...props} />
      </Panels>
    </>
  );
}
