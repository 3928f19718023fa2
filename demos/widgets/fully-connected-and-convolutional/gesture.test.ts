import { expect, test, vi } from 'vitest';
import { MOST_FILE_BYTES, readPicture } from './gesture';

/** A file of a type and size, of which nothing is read. */
const file = (type: string, size: number): File => ({ type, size }) as File;

test.each([
  ['a text', file('text/plain', 10), 'notImage'],
  ['a film of 100 MB', file('video/mp4', 100 * 2 ** 20), 'notImage'],
  ['a picture of 100 MB', file('image/png', 100 * 2 ** 20), 'tooLarge'],
  ['100 MB without a type', file('', 100 * 2 ** 20), 'tooLarge'],
  // There is no picture in it, and here no browser to read it.
  ['a picture that cannot be read', file('image/png', MOST_FILE_BYTES), 'unreadable'],
])('%s changes nothing but the message', async (_, given, notice) => {
  const set = vi.fn();
  await readPicture(given, set);
  expect(set.mock.calls).toEqual([[{ notice }]]);
});
