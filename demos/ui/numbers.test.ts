import { expect, test } from 'vitest';
import { decimals, grouped, minus, percent, scientific, three, two } from './numbers';

test('whole numbers stand in groups of three digits', () => {
  expect([999, 1000, 1_234_567].map(grouped)).toEqual(['999', '1,000', '1,234,567']);
});

test('every hyphen of a number becomes a minus sign', () => {
  expect(minus(-3)).toBe('−3');
  expect(minus('-1.0e-5')).toBe('−1.0e−5');
});

test('decimals are as many as asked for', () => {
  expect([decimals(-0.25, 1), two(1), three(-1.23456)]).toEqual(['−0.3', '1.00', '−1.235']);
});

test('a share is written in percent', () => {
  expect([percent(0.1234), percent(1, 0)]).toEqual(['12.3%', '100%']);
});

test('a rest of rounding has one decimal and a power, and none is zero', () => {
  expect([0, 1.23e-5, -4e-16].map(scientific)).toEqual(['0', '1.2e−5', '−4.0e−16']);
});
