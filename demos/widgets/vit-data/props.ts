/** What the parts of the two pictures are given: that of a shift, and that of the four networks. */
import type { Language } from '../../ui/language';
import type { MoveResult, Params, ShiftResult } from './compute';

export interface ShiftProps {
  params: Params;
  result: ShiftResult;
  language: Language;
}

export interface MoveProps {
  result: MoveResult;
  language: Language;
}
