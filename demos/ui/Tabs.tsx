/** One of several, chosen at the press of a button. */
import { ButtonRow, type ButtonRowProps } from './ButtonRow';

export interface TabsProps<T> extends Omit<ButtonRowProps, 'buttons'> {
  options: readonly T[];
  /** The option whose button is pressed; none is where it stands among no options. */
  chosen: T;
  nameOf: (option: T) => string;
  /** Undefined where nothing can be chosen. */
  choose: ((option: T) => void) | undefined;
}

/** A row of buttons, one for each option. */
export function Tabs<T extends string | number>({ options, chosen, nameOf, choose, ...row }: TabsProps<T>) {
  const buttons = options.map((option) => ({
    name: nameOf(option),
    pressed: option === chosen,
    press: choose && (() => choose(option)),
  }));
  return <ButtonRow {...row} buttons={buttons} />;
}
