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
