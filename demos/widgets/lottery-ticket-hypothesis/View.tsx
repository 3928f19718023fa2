/** The surviving connections, two borders side by side, and the accuracy of all arms against the number of weights left. */
import { Panels } from '../../ui/Panel';
import { Borders } from './BordersView';
import { Curves } from './CurvesPlot';
import { NetworkPicture } from './NetworkPicture';
import type { Props } from './props';
import { Scores } from './ScoreTable';

export function View(props: Props) {
  return (
    <Panels>
      <Borders {...props} />
      <NetworkPicture {...props} />
      <Curves {...props} />
      <Scores {...props} />
    </Panels>
  );
}
