import { Dot, Label, Line, Panel, type Color } from './kit';

type Lane = 'encoder' | 'encoder-decoder' | 'decoder';
const LANES: readonly { name: Lane; x: number; color: Color }[] = [
  { name: 'encoder', x: 56, color: 'blue' },
  { name: 'encoder-decoder', x: 148, color: 'green' },
  { name: 'decoder', x: 264, color: 'cinnabar' },
];
const MODELS: readonly { year: number; lane: Lane; names: string }[] = [
  { year: 2017, lane: 'encoder-decoder', names: 'Transformer' },
  { year: 2018, lane: 'encoder', names: 'BERT' },
  { year: 2018, lane: 'decoder', names: 'GPT' },
  { year: 2019, lane: 'encoder', names: 'RoBERTa' },
  { year: 2019, lane: 'encoder-decoder', names: 'BART, T5' },
  { year: 2019, lane: 'decoder', names: 'GPT-2' },
  { year: 2020, lane: 'encoder', names: 'ELECTRA' },
  { year: 2020, lane: 'decoder', names: 'GPT-3' },
  { year: 2022, lane: 'encoder-decoder', names: 'Whisper' },
  { year: 2023, lane: 'decoder', names: 'LLaMA' },
  { year: 2024, lane: 'encoder', names: 'ModernBERT' },
  { year: 2024, lane: 'decoder', names: 'DeepSeek-V3' },
  { year: 2025, lane: 'encoder-decoder', names: 'T5Gemma' },
  { year: 2025, lane: 'decoder', names: 'Qwen3' },
];
const FIRST = 2017;
const LAST = 2025;
const yOf = (year: number): number => 50 + (year - FIRST) * 32;

export default function Timeline() {
  return (
    <Panel
      width={360}
      height={332}
      maxScale={1.3}
      title="Timeline of three families, 2017 to 2025"
      desc="Three vertical lanes with models by year. Encoders: BERT 2018, RoBERTa 2019, ELECTRA 2020, ModernBERT 2024. Encoder-decoders: Transformer 2017, BART and T5 2019, Whisper 2022, T5Gemma 2025. Decoders: GPT 2018 to Qwen3 2025."
    >
      {Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i).map((year) => (
        <g key={year}>
          <Line x1={44} y1={yOf(year)} x2={356} y2={yOf(year)} color="rule" width={0.8} />
          <Label x={36} y={yOf(year)} anchor="end" size={12.5} color="soft">
            {year}
          </Label>
        </g>
      ))}
      {LANES.map((lane) => {
        const own = MODELS.filter((m) => m.lane === lane.name);
        const years = own.map((m) => m.year);
        return (
          <g key={lane.name}>
            <Label
              x={lane.x + (lane.name === 'decoder' ? 8 : -6)}
              y={18}
              anchor="start"
              size={12.5}
              weight="bold"
              color={lane.color}
            >
              {lane.name}
            </Label>
            <Line x1={lane.x} y1={yOf(Math.min(...years))} x2={lane.x} y2={yOf(LAST) + 18} color={lane.color} />
            {own.map((m) => (
              <g key={m.names}>
                <Dot x={lane.x} y={yOf(m.year)} r={4.5} color={lane.color} />
                <Label x={lane.x + 10} y={yOf(m.year)} anchor="start" size={12.5}>
                  {m.names}
                </Label>
              </g>
            ))}
          </g>
        );
      })}
    </Panel>
  );
}
