import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { ButtonRow } from './ButtonRow';
import { Tabs, type TabsProps } from './Tabs';

const sizes: TabsProps<number> = {
  label: 'Sizes',
  options: [1, 2],
  chosen: 2,
  nameOf: (n) => `n = ${n}`,
  choose: () => undefined,
};

test('of several buttons the chosen one is pressed', () => {
  expect(render(h(Tabs<number>, sizes))).toBe(
    '<p class="tabs" role="group" aria-label="Sizes">' +
      '<button type="button" aria-pressed="false">n = 1</button><button type="button" aria-pressed="true">n = 2</button></p>',
  );
});

test('where nothing can be chosen, as in print, all are disabled', () => {
  const printed = render(h(Tabs<number>, { ...sizes, choose: undefined }));
  expect(printed.match(/disabled/g)).toHaveLength(2);
});

test('an action is neither pressed nor not, and is disabled where it can do nothing', () => {
  const buttons = [
    { name: 'back', press: undefined },
    { name: 'next', press: () => undefined },
  ];
  expect(render(h(ButtonRow, { label: 'Steps', buttons }))).toBe(
    '<p class="tabs" role="group" aria-label="Steps">' +
      '<button type="button" disabled>back</button><button type="button">next</button></p>',
  );
});
