/** The bits of a 32-bit float, in hexadecimal. */
export function hex32(value: number): string {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return view.getUint32(0).toString(16).toUpperCase().padStart(8, '0');
}
