/** The page of benchmarks: what to measure against, one button, rows as they come, the results as JSON. Nothing loads before the button. */
import type { BenchReport, BenchResult, Rival } from '../../demos/bench/bench.ts';

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const start = element<HTMLButtonElement>('bench-start');
const save = element<HTMLButtonElement>('bench-save');
const status = element('bench-status');
const body = element('bench-rows');
let running: AbortController | undefined;
let report: BenchReport | undefined;

function addCell(row: HTMLTableRowElement, text: string, tag: 'td' | 'th' = 'td'): void {
  const cell = document.createElement(tag);
  cell.textContent = text;
  if (tag === 'th') cell.scope = 'row';
  row.append(cell);
}

const digits = (value: number | undefined): string =>
  value === undefined ? '–' : String(Number(value.toPrecision(3)));

/** What was compared, and of how few samples the median is, where it is not the rule. */
function remarks(note: string | undefined, samples: number | undefined): string {
  const few = samples !== undefined && samples < 20 ? `${samples} samples` : undefined;
  const all = [note, few].filter((one) => one !== undefined);
  return all.length > 0 ? ` (${all.join(', ')})` : '';
}

function showRow({ title, unit, cells, peakShare, ratios, shortfall }: BenchResult): void {
  const row = document.createElement('tr');
  addCell(row, title, 'th');
  addCell(
    row,
    cells
      .map(
        ({ contestant, rate, note, samples }) =>
          `${contestant}: ${digits(rate)} ${rate === undefined ? '' : unit}${remarks(note, samples)}`,
      )
      .join('\n'),
  );
  addCell(row, peakShare === undefined ? '–' : `${Math.round(peakShare * 100)} %`);
  addCell(
    row,
    Object.entries(ratios)
      .map(([name, ratio]) => `${name}: ${digits(ratio)}×`)
      .join('\n'),
  );
  addCell(row, shortfall?.text ?? '');
  body.append(row);
}

const chosenRivals = (): Rival[] =>
  [...document.querySelectorAll<HTMLInputElement>('input[name="rival"]:checked')].map((input) => input.value as Rival);

async function run(): Promise<void> {
  running = new AbortController();
  start.textContent = 'Stop';
  save.disabled = true;
  body.replaceChildren();
  try {
    const { runBench } = await import('../../demos/bench/bench.ts');
    report = await runBench(showRow, {
      rivals: chosenRivals(),
      signal: running.signal,
      large: element<HTMLInputElement>('bench-large').checked,
      onProgress: (what) => {
        status.textContent = `Measuring ${what} …`;
      },
    });
    const { tableFoot } = await import('../../demos/bench/table.ts');
    status.textContent = `${tableFoot(report)}${report.isSoftware ? '; a software adapter' : ''}.`;
    save.disabled = false;
  } catch (error) {
    status.textContent = running.signal.aborted ? 'Stopped.' : error instanceof Error ? error.message : String(error);
  } finally {
    running = undefined;
    start.textContent = 'Measure';
  }
}

start.addEventListener('click', () => {
  if (running) running.abort(new Error('stopped'));
  else void run();
});

save.addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }));
  link.download = 'thirty-bench.json';
  link.click();
  URL.revokeObjectURL(link.href);
});
