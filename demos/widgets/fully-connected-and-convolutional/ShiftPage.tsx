/** The moved picture: what moves with it, and what does not. */
import { grouped } from '../../ui/numbers';
import { dropOn } from './Controls';
import { GridPanel, SideBySide } from './Grid';
import { Picture } from './SlidePage';
import { short } from './numbers';
import type { Props } from './props';
import { words } from './text';

function Chooser({
  label,
  values,
  chosen,
  choose,
}: {
  label: string;
  values: readonly number[];
  chosen: number;
  choose: ((value: number) => void) | undefined;
}) {
  return (
    <p class="tabs" role="group" aria-label={label} style={{ alignItems: 'center', margin: '0.3rem 0' }}>
      <span>{label}</span>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          disabled={!choose}
          aria-pressed={value === chosen}
          onClick={() => choose?.(value)}
        >
          {value}
        </button>
      ))}
    </p>
  );
}

export function ShiftPage(props: Props) {
  const { params, result, language, set } = props;
  const { shifted } = result;
  if (!shifted) return null;
  const max = Math.max(...shifted.map.values.map(Math.abs));
  const { compared, different, whole } = shifted;
  const space = language === 'zh' ? '' : ' ';
  return (
    <>
      <Chooser
        label={words.shiftLabel[language]}
        values={[0, 1, 2, 3, 4, 5, 6]}
        chosen={params.shift}
        choose={set && ((shift) => set({ shift }))}
      />
      <Chooser
        label={words.strideLabel[language]}
        values={[1, 2, 3, 4]}
        chosen={params.stride}
        choose={set && ((stride) => set({ stride }))}
      />
      <p>
        {compared === 0
          ? words.nothing[language]
          : different === 0
            ? `${grouped(compared)}${space}${words.equivariant[language]}`
            : `${grouped(compared)}${space}${words.nearly[language]}${space}${grouped(different)}${language === 'zh' ? '。' : '.'}${space}${whole ? '' : words.notWhole[language]}`}
      </p>
      <SideBySide onFile={dropOn(props)}>
        <Picture {...props} />
        <GridPanel
          title={words.map[language]}
          desc={`max |y| = ${short(max)}`}
          values={shifted.map.values}
          width={shifted.map.width}
          scale="signed"
          max={max}
        />
        <GridPanel
          title={words.shifted[language]}
          desc={`max |y| = ${short(max)}`}
          values={shifted.movedMap.values}
          width={shifted.map.width}
          scale="signed"
          max={max}
        />
        <GridPanel
          title={`… ${words.moved[language]}`}
          desc={`${compared} ${words.compared[language]}, ${different} ${words.differ[language]}`}
          values={shifted.difference.values}
          width={shifted.map.width}
          scale="signed"
          max={max}
        />
      </SideBySide>
    </>
  );
}
