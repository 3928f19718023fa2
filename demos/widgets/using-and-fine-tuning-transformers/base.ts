/** The network that is there before any tuning: trained on plain digits, once for each seed. */
import { digits } from './digits.ts';
import { BATCH, batches, freshNet, Trainer, type Net } from './net.ts';

/** Pretraining: images, passes, and the rate it starts from and lets fall to zero. */
export const PRETRAIN = { images: 6000, passes: 2, rate: 6e-3 } as const;
/** Keeps the last few values of a pure function that takes long. */
export class Memory<T> {
  private readonly kept = new Map<string, T>();
  get = (key: string): T | undefined => this.kept.get(key);
  set(key: string, value: T): T {
    this.kept.set(key, value);
    const oldest = this.kept.keys().next();
    if (this.kept.size > 6 && !oldest.done) this.kept.delete(oldest.value);
    return value;
  }
}
const bases = new Memory<Net>();

/** The network after pretraining on plain digits. Equal seeds give equal networks, so it is trained once only. */
export async function pretrained(seed: number, breathe: () => Promise<void>): Promise<Net> {
  const known = bases.get(String(seed));
  if (known) return known;
  const { images, passes, rate } = PRETRAIN;
  const set = digits(images, 'plain', seed * 10);
  const trainer = new Trainer(freshNet(seed * 10), ['weights', 'weights', 'weights'], rate);
  const total = passes * Math.ceil(images / BATCH);
  let done = 0;
  for (let pass = 0; pass < passes; pass++)
    for (const batch of batches(set, seed * 10 + pass)) {
      trainer.rate = rate * (1 - done++ / total);
      trainer.step(batch);
      await breathe();
    }
  return bases.set(String(seed), trainer.net);
}
