/** Colours only from the site's tokens. */

/** A colour of the site, by the name of its token. */
export type Color =
  'ink' | 'cinnabar' | 'blue' | 'soft' | 'rule' | 'wash' | 'paper' | 'ochre' | 'green' | 'violet' | 'control';

/** The CSS value of a token, for `fill` and `stroke`. */
export const token = (color: Color | 'none'): string => (color === 'none' ? 'none' : `var(--${color})`);
