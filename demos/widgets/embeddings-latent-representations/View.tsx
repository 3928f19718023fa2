/** The words as points, their similarities, what the vector of one word still remembers, and the singular values behind it. */
import { Panels } from '../../ui/Panel';
import { Buttons } from './Buttons';
import { Decoded } from './Decoded';
import { Neighbors } from './Neighbors';
import type { Props } from './props';
import { Scatter } from './Scatter';
import { Similarities } from './Similarities';
import { Spectrum } from './Spectrum';
import { words } from './text';

export function View(props: Props) {
  const { params, result, language } = props;
  return (
    <>
      <Buttons {...props} />
      {!result.found && (
        <p>
          {words.notFound[language]} {result.word}
        </p>
      )}
      {result.lonely.length > 0 && (
        <p>
          {words.lonely[language]} {result.lonely.slice(0, 12).join(', ')}
        </p>
      )}
      {result.tie && !params.oneHot && <p>{words.tie[language]}</p>}
      {params.oneHot && <p>{words.ties[language]}</p>}
      <Panels>
        <Similarities {...props} />
        <Scatter {...props} />
        <Neighbors {...props} />
        {!params.oneHot && <Decoded {...props} />}
        {!params.oneHot && <Spectrum {...props} />}
      </Panels>
      <p>
        {language === 'zh'
          ? `共${result.words.length}个词，计入${result.total}个词对。`
          : `${result.words.length} words; ${result.total} ordered pairs counted.`}
      </p>
    </>
  );
}
