/** The benchmark's results as text for a terminal. */
import type { BenchCell, BenchReport, BenchResult } from './bench.ts';

export function tableHead(): string {
  return [pad('task', 46), pad('ours', 14), pad('peak', 6), 'rivals: rate (how many times faster ours is)'].join(' ');
}

export function tableRow({ title, unit, cells, peakShare, ratios }: BenchResult): string {
  const our = cells.find(({ contestant }) => contestant === 'ours');
  const rivals = cells.filter(({ contestant }) => contestant !== 'ours').map((cell) => rival(cell, ratios));
  const share = peakShare === undefined ? '' : `${(100 * peakShare).toFixed(0)} %`;
  const rate = our?.rate === undefined ? (our?.note ?? '-') : `${digits(our.rate)} ${unit}`;
  return [pad(title, 46), pad(rate, 14), pad(share, 6), rivals.join(' · ')].join(' ');
}

export function tableFoot({ adapter, rooflines }: BenchReport): string {
  const { gflops, gigabytes } = rooflines;
  return `${adapter}; measured peaks: ${digits(gflops)} GFLOP/s multiply-add, ${digits(gigabytes)} GB/s copy`;
}

function rival({ contestant, rate, note }: BenchCell, ratios: BenchResult['ratios']): string {
  if (rate === undefined) return `${contestant} – ${note ?? ''}`;
  const remark = note ? ` ${note}` : '';
  return `${contestant}${remark} ${digits(rate)} (${(ratios[contestant] ?? NaN).toFixed(2)}×)`;
}

/** Three significant digits. */
function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function pad(text: string, width: number): string {
  return text.padEnd(width);
}
