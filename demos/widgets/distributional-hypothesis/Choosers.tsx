/** Which word the demo looks at. */
import { shortened } from '../../ui/shortened';
import type { Props } from './props';
import { words } from './text';

interface PickProps {
  label: string;
  value: string;
  options: readonly string[];
  choose: ((word: string) => void) | undefined;
}

function Pick({ label, value, options, choose }: PickProps) {
  return (
    <label class="control">
      {label}
      <select disabled={!choose} value={value} onChange={(event) => choose?.(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option} value={option} selected={option === value}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Choosers({ params, result, language, set }: Props) {
  const { vocabulary, word, other } = result;
  return (
    <>
      <div class="controls">
        <Pick
          label={words.word[language]}
          value={word}
          options={vocabulary}
          choose={set && ((next) => set({ word: next }))}
        />
        {params.experiment === 'merge' && (
          <Pick
            label={words.mergedWith[language]}
            value={other}
            options={vocabulary.filter((name) => name !== word)}
            choose={set && ((next) => set({ other: next }))}
          />
        )}
      </div>
      {params.word !== word && params.word !== '' && (
        <p>
          “{shortened(params.word, 11)}” {words.missing[language]} {word}
        </p>
      )}
    </>
  );
}
