/** From a stroke or a file to pixels. */
import { cellAt } from '../../ui/pointer';
import { MOST_PIXELS, type Params } from './settings';

/** The picture as drawn so far in a stroke that is still going on, so that no cell is lost while results are on their way. */
const strokes = new WeakMap<Element, number[]>();

/** Draws one cell of the present stroke. @returns the picture so far */
export function stroke(event: PointerEvent, image: readonly number[], size: number, value: number): number[] {
  const element = event.currentTarget as Element;
  if (event.type === 'pointerdown') strokes.set(element, [...image]);
  const drawn = strokes.get(element) ?? [...image];
  const { row, column } = cellAt(event, size, size);
  drawn[row * size + column] = value;
  return [...drawn];
}

export const MOST_FILE_BYTES = 20 * 2 ** 20;

/** Brightness 0 … 256 of a picture file, its middle square on size × size pixels. @throws where the browser cannot read it */
async function greyOf(file: Blob, size: number): Promise<number[]> {
  const bitmap = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  const side = Math.min(bitmap.width, bitmap.height);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size, size);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, size, size);
  bitmap.close();
  const { data } = context.getImageData(0, 0, size, size);
  // Luma of ITU-R BT.601.
  return Array.from({ length: size * size }, (_, i) =>
    Math.round(
      ((0.299 * (data[4 * i] ?? 0) + 0.587 * (data[4 * i + 1] ?? 0) + 0.114 * (data[4 * i + 2] ?? 0)) * 256) / 255,
    ),
  );
}

/** Reads a file into the picture, or says why not. Nothing leaves the machine. */
export async function readPicture(file: File, set: (change: Partial<Params>) => void): Promise<void> {
  if (file.type !== '' && !file.type.startsWith('image/')) return set({ notice: 'notImage' });
  if (file.size > MOST_FILE_BYTES) return set({ notice: 'tooLarge' });
  try {
    const size = Math.min(MOST_PIXELS, 48);
    set({ picture: 'own', image: await greyOf(file, size), size, notice: 'none', tool: 'window' });
  } catch {
    set({ notice: 'unreadable' });
  }
}
