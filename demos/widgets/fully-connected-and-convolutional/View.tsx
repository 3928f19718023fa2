/** Four pages on one picture: the sliding window with its matrix, the two equalities, and the moved picture. */
import { Panels } from '../../ui/Panel';
import { Pages, Tools, dropOn } from './Controls';
import { EqualityPage } from './EqualityPage';
import { SideBySide } from './Grid';
import { ShiftPage } from './ShiftPage';
import { KernelEditor, OutputMap, Picture, Products, Unrolling } from './SlidePage';
import type { Props } from './props';

export function View(props: Props) {
  const { params } = props;
  return (
    <>
      <Pages {...props} />
      <Tools {...props} />
      {params.tab === 'slide' && (
        <>
          <SideBySide onFile={dropOn(props)}>
            <Picture {...props} />
            <OutputMap {...props} />
          </SideBySide>
          <Panels>
            <Products {...props} />
            <Unrolling {...props} />
          </Panels>
        </>
      )}
      {(params.tab === 'pointwise' || params.tab === 'full') && <EqualityPage {...props} />}
      {params.tab === 'shift' && <ShiftPage {...props} />}
      <KernelEditor {...props} />
    </>
  );
}
