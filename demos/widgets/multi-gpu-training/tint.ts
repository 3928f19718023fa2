/** The surfaces of the three panels. */
import { token, type Color } from '../../ui/color';

/** A wash of the colour on paper. */
export const tint = (color: Color): string => `color-mix(in srgb, ${token(color)} 32%, var(--paper))`;
