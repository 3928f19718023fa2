/** The benchmark's results as text for a terminal. */
import { OURS } from './contestants/contestant.ts';
import type { BenchCell, BenchReport, BenchResult } from './bench.ts';

export function tableHead(): string {
  return [pad('task', 46), pad('ours', 14), pad('peak', 6), 'rivals: rate (how many times faster ours is)'].join(' ');
}

export function tableRow({ title, unit, cells, peakShare, ratios, shortfall }: BenchResult): string {
  const our = cells.find(({ contestant }) => contestant === OURS);
  const rivals = cells.filter(({ contestant }) => contestant !== OURS).map((cell) => rival(cell, ratios));
  const share = peakShare === undefined ? '' : `${(100 * peakShare).toFixed(0)} %`;
  const rate = our?.rate === undefined ? (our?.note ?? '-') : `${digits(our.rate)} ${unit}`;
  const line = [pad(title, 46), pad(rate, 14), pad(share, 6), rivals.join(' · ')].join(' ');
  return shortfall ? `${line}\n    ${shortfall.text}` : line;
}

export function tableFoot({ adapter, rooflines }: BenchReport): string {
  const { gflops, gigabytes, startMs } = rooflines;
  const peaks = `${digits(gflops)} GFLOP/s multiply-add, ${digits(gigabytes)} GB/s copy`;
  return `${adapter}; measured peaks: ${peaks}; an empty run takes ${digits(startMs)} ms`;
}

function rival({ contestant, rate, note, samples = 0 }: BenchCell, ratios: BenchResult['ratios']): string {
  if (rate === undefined) return `${contestant} – ${note ?? ''}`;
  const remark = note ? ` ${note}` : '';
  const few = samples < 20 ? `, ${samples} samples` : '';
  return `${contestant}${remark} ${digits(rate)} (${(ratios[contestant] ?? NaN).toFixed(2)}×${few})`;
}

/** Three significant digits. */
function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function pad(text: string, width: number): string {
  return text.padEnd(width);
}
