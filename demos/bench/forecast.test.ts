import { expect, it } from 'vitest';
import { Forecast } from './forecast.ts';
import { BENCH_ROWS } from './tasks.ts';

it('leaves out what would take too long at the rate of the row before, and says how long', () => {
  const [small, , large] = BENCH_ROWS;
  if (!small || !large) throw new Error('There are rows of 256³ and 1,024³.');
  const forecast = new Forecast(10_000);
  expect(forecast.tooLong('slow', large)).toBeUndefined();
  forecast.learn('slow', small, 500);
  forecast.learn('fast', small, 100);
  expect(forecast.tooLong('slow', large)).toBe('left out: about 32 s a run expected, more than 10 s');
  expect(forecast.tooLong('fast', large)).toBeUndefined();
  expect(new Forecast(Infinity).tooLong('slow', large)).toBeUndefined();
});

it('does not judge many rows by one', () => {
  const one = BENCH_ROWS.find(({ task }) => task.op === 'lora' && task.m === 1);
  const many = BENCH_ROWS.find(({ task }) => task.op === 'lora' && task.m === 512);
  if (!one || !many) throw new Error('LoRA has rows of 1 and of 512.');
  const forecast = new Forecast(10_000);
  forecast.learn('slow', one, 9000);
  expect(forecast.tooLong('slow', many)).toBeUndefined();
  expect(forecast.tooLong('slow', { ...one, amount: 2 * one.amount })).toContain('18 s a run expected');
});
