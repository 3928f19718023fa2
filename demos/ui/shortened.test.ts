import { expect, test } from 'vitest';
import { shortened } from './shortened';

test('a word that fits stays, a longer one ends in an ellipsis', () => {
  expect([shortened('attention', 9), shortened('attentions', 9)]).toEqual(['attention', 'attentio…']);
});
