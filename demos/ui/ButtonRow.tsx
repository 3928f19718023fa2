/** Buttons side by side, under one name: each is pressed or not, or an action that leaves nothing pressed. */
import type { CSSProperties } from 'preact';

export interface RowButton {
  /** What stands on it. */
  name: string;
  /** Whether what it stands for holds now. Absent for an action. */
  pressed?: boolean;
  /** What a press does. Undefined where it can do nothing: then the button is disabled, as on a printed page. */
  press: (() => void) | undefined;
}

export interface ButtonRowProps {
  /** Name of the group, read by screen readers. */
  label: string;
  buttons: readonly RowButton[];
  style?: CSSProperties | undefined;
}

/** A row of buttons. They are told apart by their place, so that one whose name changes keeps the focus. */
export function ButtonRow({ label, buttons, style }: ButtonRowProps) {
  return (
    <p class="tabs" role="group" aria-label={label} style={style}>
      {buttons.map(({ name, pressed, press }, i) => (
        <button key={i} type="button" disabled={!press} aria-pressed={pressed} onClick={press}>
          {name}
        </button>
      ))}
    </p>
  );
}
