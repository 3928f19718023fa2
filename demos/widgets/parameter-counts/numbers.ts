/** How shares and bytes are written. */

export const percent = (share: number): string => {
  if (share === 0) return '0%';
  if (share < 0.00001) return '<0.001%';
  return `${(100 * share).toFixed(share < 0.001 ? 3 : share < 0.01 ? 2 : 1)}%`;
};

export const bytesText = (bytes: number): string => {
  const [value, unit] =
    bytes >= 1e9
      ? [bytes / 1e9, 'GB']
      : bytes >= 1e6
        ? [bytes / 1e6, 'MB']
        : bytes >= 1e3
          ? [bytes / 1e3, 'kB']
          : [bytes, 'B'];
  return `${Number(value.toPrecision(4))} ${unit}`;
};
