/** The stopwatch: what can be counted before, and what was timed when the reader asked. */
import type { Language } from '../../ui/language';
import { scientific } from '../../ui/numbers';
import { Panels } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import { type BarRow, Bars } from './BarsView';
import type { Measured } from './compute';
import { binary, decimal, percent, three } from './numbers';
import { PLANS, TASKS, type Task } from './plans';
import type { Props } from './props';
import { TASK_WORDS, VARIANT_WORDS, words } from './text';

const sizeName = (task: Task, size: number): string =>
  task === 'fusion' || task === 'dot' ? binary(size) : String(size);

function countName(task: Task, value: number): string {
  if (task === 'fusion') return `${binary(value)}B`;
  return task === 'batch' ? three(value) : decimal(value);
}

/** What a cell of the timing table shows: ms, or ns an element for the dot product. */
const shownTime = (task: Task, ms: number, size: number): number => (task === 'dot' ? (1e6 * ms) / size : ms);

function Tasks({ params, language, set }: Props) {
  return (
    <Tabs
      label={words.timing[language]}
      options={TASKS}
      chosen={params.task}
      nameOf={(task) => TASK_WORDS[task].name[language]}
      choose={set && ((task) => set({ task }))}
    />
  );
}

/** Bars for the largest size that all variants have, or counted ones before anything is timed. */
function barRows(task: Task, measured: Measured | undefined): { rows: BarRow[]; size: number } | undefined {
  const { sizes, variants, counted } = PLANS[task];
  if (measured) {
    const timed = (variant: string, size: number) =>
      measured.points.find((point) => point.variant === variant && point.size === size);
    const size = [...sizes].reverse().find((s) => variants.every((variant) => timed(variant, s)));
    if (size === undefined) return undefined;
    const first = timed(variants[0] ?? '', size)?.ms ?? 1;
    const rows = variants.map((variant, i) => {
      const ms = timed(variant, size)?.ms ?? 0;
      const ratio = first / Math.max(ms, 1e-9);
      return { variant, value: ms, label: `${three(ms)} ms${i === 0 ? '' : ` · ${three(ratio)}×`}` };
    });
    return { rows, size };
  }
  if (!counted) return undefined;
  const size = sizes.at(-1) ?? 1;
  const rows = variants.map((variant) => {
    const value = counted(variant, size);
    return { variant, value, label: countName(task, value) };
  });
  return { rows, size };
}

function TimingTable({ task, measured, language }: { task: Task; measured: Measured; language: Language }) {
  const { sizes, variants } = PLANS[task];
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">
              {words[task === 'dot' ? 'ns' : 'ms'][language]}; {TASK_WORDS[task].size[language]}:
            </th>
            {sizes.map((size) => (
              <th key={size} scope="col">
                {sizeName(task, size)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {variants.map((variant) => (
            <tr key={variant}>
              <th scope="row">{VARIANT_WORDS[variant]?.[language] ?? variant}</th>
              {sizes.map((size) => {
                const point = measured.points.find((p) => p.variant === variant && p.size === size);
                return (
                  <td key={size} title={point ? `${point.repeats} ×${point.onGpu ? ', GPU' : ''}` : undefined}>
                    {point ? three(shownTime(task, point.ms, size)) : '–'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.median[language]}</p>
      <Facts measured={measured} language={language} />
    </div>
  );
}

/** The smallest number of inputs at which int8 is faster, by the points there are. */
export function crossingOf({ points }: Pick<Measured, 'points'>): number | undefined {
  const ms = (variant: string, size: number): number =>
    points.find((point) => point.variant === variant && point.size === size)?.ms ?? NaN;
  const sizes = [...new Set(points.map(({ size }) => size))].sort((a, b) => a - b);
  return sizes.find((_, i) => sizes.slice(i).every((later) => ms('int8-both', later) < ms('f32', later)));
}

function Facts({ measured, language }: { measured: Measured; language: Language }) {
  const { task, checks, skipped } = measured;
  const crossing = task === 'int8' || task === 'onnx-int8' ? crossingOf(measured) : undefined;
  return (
    <>
      {(task === 'int8' || task === 'onnx-int8') && (
        <p>{crossing === undefined ? words.noCrossing[language] : words.crossing(crossing)[language]}</p>
      )}
      {checks.map(({ name, value }) => (
        <p key={name}>
          {words.checks[name][language]}: {name === 'bits' || name === 'wide' ? percent(value) : scientific(value)}
        </p>
      ))}
      {skipped.length > 0 && (
        <p>
          {words.skipped[language]}{' '}
          {skipped
            .map(({ variant, size }) => `${VARIANT_WORDS[variant]?.[language] ?? variant} (${sizeName(task, size)})`)
            .join(language === 'zh' ? '、' : ', ')}
        </p>
      )}
    </>
  );
}

export function Timing(props: Props) {
  const { params, language } = props;
  const { task } = params;
  const measured = props.measured?.task === task ? props.measured : undefined;
  const { about, counted, size: sizeWord } = TASK_WORDS[task];
  const bars = barRows(task, measured);
  const what = measured ? words.ms[language] : (counted?.[language] ?? '');
  return (
    <>
      <Tasks {...props} />
      <p>{about[language]}</p>
      <Panels>
        {bars && (
          <Bars
            rows={bars.rows}
            title={
              task === 'onnx'
                ? what
                : `${what}, ${sizeWord[language]}${language === 'zh' ? '：' : ': '}${sizeName(task, bars.size)}`
            }
            language={language}
          />
        )}
        {measured && measured.points.length > 0 && <TimingTable task={task} measured={measured} language={language} />}
      </Panels>
    </>
  );
}
