/** Dot products with one accumulator or several. */
import { extract, F32, FOUR, get, loop, ONE, set, stepBytes, type Lanes, type Routine } from './instructions.ts';

/** dot(x, w, end of x) with `count` accumulators of one or four lanes. */
export function dotRoutine(name: string, lanes: Lanes, count: number): Routine {
  const first = 3;
  const accumulators = Array.from({ length: count }, (_, i) => first + i);
  const body = accumulators.flatMap((local, i) => [
    ...get(local),
    ...get(0),
    ...lanes.load(i * lanes.bytes),
    ...get(1),
    ...lanes.load(i * lanes.bytes),
    ...lanes.mul,
    ...lanes.add,
    ...set(local),
  ]);
  const stride = count * lanes.bytes;
  const whole = accumulators.flatMap((local, i) => [...get(local), ...(i > 0 ? lanes.add : [])]);
  const lanesSum = [
    ...set(first),
    ...[0, 1, 2, 3].flatMap((lane) => [...get(first), ...extract(lane), ...(lane > 0 ? ONE.add : [])]),
  ];
  return {
    name,
    params: 3,
    result: F32,
    locals: accumulators.map(() => lanes.type),
    body: [
      ...loop([...body, ...stepBytes(0, stride), ...stepBytes(1, stride)], 0, 2),
      ...whole,
      ...(lanes === FOUR ? lanesSum : []),
    ],
  };
}
