/** Names beside points: points that coincide share one, and none covers another. */
import { shortened } from '../../ui/shortened.ts';

/** Width of a text at 12 units, estimated; Chinese characters are square. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e80 ? 12 : 6.3), 0);

interface Spot {
  x: number;
  y: number;
  names: string[];
  chosen: boolean;
}

interface Placed extends Spot {
  label: string;
  /** Corner of the label, absent where there is no room. */
  at?: { x: number; y: number; anchor: 'start' | 'end' };
}

/** Points that coincide on the screen share a mark and a label. */
export function spotsOf(points: readonly Spot[]): Spot[] {
  const spots: Spot[] = [];
  for (const point of points) {
    const near = spots.find((spot) => Math.hypot(spot.x - point.x, spot.y - point.y) < 7);
    if (near) {
      near.names.push(...point.names);
      near.chosen ||= point.chosen;
    } else spots.push({ ...point, names: [...point.names] });
  }
  return spots;
}

const nameOf = (names: readonly string[]): string =>
  names.length > 3
    ? `${names
        .slice(0, 2)
        .map((n) => shortened(n, 9))
        .join(', ')} +${names.length - 2}`
    : names.map((n) => shortened(n, 9)).join(', ');

/** Gives each spot the first place for its label that collides with nothing; labels that find none are left out. */
export function placed(spots: readonly Spot[], width: number): Placed[] {
  const taken: [number, number, number, number][] = spots.map(({ x, y }) => [x - 4, y - 4, x + 4, y + 4]);
  const free = (box: [number, number, number, number]): boolean =>
    box[0] >= 2 &&
    box[2] <= width - 2 &&
    box[1] >= 24 &&
    taken.every(([a, b, c, d]) => box[2] <= a || box[0] >= c || box[3] <= b || box[1] >= d);
  return [...spots]
    .sort((a, b) => Number(b.chosen) - Number(a.chosen))
    .map((spot) => {
      const label = nameOf(spot.names);
      const w = widthOf(label);
      for (const dy of [0, -9, 9, -15, 15, -24, 24, -34, 34, -46, 46]) {
        for (const side of [1, -1]) {
          const x = spot.x + side * (Math.abs(dy) > 10 ? 0 : 7);
          const [left, right] = side > 0 ? [x, x + w] : [x - w, x];
          const box: [number, number, number, number] = [left, spot.y + dy - 7, right, spot.y + dy + 7];
          if (!free(box)) continue;
          taken.push(box);
          return { ...spot, label, at: { x, y: spot.y + dy, anchor: side > 0 ? 'start' : 'end' } };
        }
      }
      return { ...spot, label };
    });
}
