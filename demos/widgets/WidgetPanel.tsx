/** A widget in its frame. The same component makes the still at build and the live demo on the page. */
import type { ComponentChildren } from 'preact';
import { Choice, Seed, Slider, TextField, Toggle } from '../ui/controls';
import { Frame } from '../ui/Frame';
import type { Language } from '../ui/language';
import type { AnyParameters, Parameter } from '../runtime/parameters.ts';
import type { AnyWidget, ParameterText } from '../runtime/widget.ts';

export interface WidgetPanelProps {
  widget: AnyWidget;
  language: Language;
  params: Record<string, unknown>;
  /** The parameters the result belongs to; they differ from `params` while a new result is under way. */
  resultParams: Record<string, unknown>;
  result: unknown;
  measured?: unknown;
  badge: ComponentChildren;
  message?: ComponentChildren;
  announcement?: string;
  stale?: boolean;
  actions?: ComponentChildren;
  /** Absent at build: the controls then stand disabled, and vanish where there is no script. */
  set?: (change: Record<string, unknown>) => void;
}

interface ControlProps {
  name: string;
  id: string;
  parameter: Parameter;
  text: ParameterText;
  value: unknown;
  language: Language;
  set: ((change: Record<string, unknown>) => void) | undefined;
}

function Control({ name, id, parameter, text, value, language, set }: ControlProps) {
  const shared = { id, label: text[language], disabled: !set };
  const change = (next: unknown): void => set?.({ [name]: next });
  switch (parameter.kind) {
    case 'number': {
      const { min, max, step, scale, whole = false } = parameter;
      const { format } = text;
      return (
        <Slider
          {...shared}
          {...{ min, max, step }}
          value={value as number}
          log={scale === 'log'}
          whole={whole}
          onChange={change}
          {...(text.unit && { unit: text.unit })}
          {...(format && { format: (shown: number) => format(shown, language) })}
        />
      );
    }
    case 'choice':
      return (
        <Choice
          {...shared}
          value={value as string}
          options={parameter.options}
          optionLabel={(option) => text.options?.[String(option)]?.[language] ?? String(option)}
          onChange={change}
        />
      );
    case 'toggle':
      return <Toggle {...shared} value={value as boolean} onChange={change} />;
    case 'text':
      return <TextField {...shared} value={value as string} onChange={change} />;
    case 'seed':
      return <Seed {...shared} value={value as number} language={language} onChange={change} />;
    case 'numbers':
      return null;
  }
}

const MORE = { en: 'More', zh: '更多' } as const;

export function WidgetPanel(props: WidgetPanelProps) {
  const {
    widget,
    language,
    params,
    resultParams,
    result,
    measured,
    badge,
    message,
    announcement,
    stale,
    actions,
    set,
  } = props;
  const id = `demo-${widget.slug}`;
  const { View, text, more = [], hidden = [] } = widget;
  const idle: readonly string[] = widget.idle?.(params) ?? [];
  const parameters = widget.parameters as AnyParameters;
  const control = (name: string) => {
    const parameter = parameters[name];
    const words = (text.parameters as Record<string, ParameterText>)[name];
    if (!parameter || !words) return null;
    return (
      <Control
        key={name}
        id={`${id}-${name}`}
        name={name}
        parameter={parameter}
        text={words}
        value={params[name]}
        language={language}
        set={set}
      />
    );
  };
  const shown = Object.keys(parameters).filter((name) => !hidden.includes(name) && !idle.includes(name));
  const behind = shown.filter((name) => more.includes(name));
  return (
    <Frame
      id={id}
      language={language}
      title={text.title}
      badge={badge}
      message={message}
      {...(announcement !== undefined && { announcement })}
      stale={stale ?? false}
      tryThis={text.try}
      notice={text.notice}
      actions={actions}
      controls={
        <>
          {shown.filter((name) => !more.includes(name)).map(control)}
          {behind.length > 0 && (
            <details class="more">
              <summary>{MORE[language]}</summary>
              <div class="controls">{behind.map(control)}</div>
            </details>
          )}
        </>
      }
    >
      <View params={resultParams} result={result} measured={measured} language={language} set={set} />
    </Frame>
  );
}
