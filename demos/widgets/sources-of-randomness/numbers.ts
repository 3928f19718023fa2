/** How numbers are written, and the bits of a 32-bit float. */

export const grouped = (value: number): string => value.toLocaleString('en-US');
export const minus = (value: string): string => value.replace(/-/g, '−');
export const scientific = (value: number): string => (value === 0 ? '0' : minus(value.toExponential(1)));

export function hex32(value: number): string {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return view.getUint32(0).toString(16).toUpperCase().padStart(8, '0');
}
