/** The badge's words. */
import type { Language } from './language';
import { superscript } from './superscript';

/** 3.2e-7 -> `3·10⁻⁷`. */
export function powerOfTen(value: number): string {
  if (value === 0) return '0';
  let exponent = Math.floor(Math.log10(value));
  let lead = Math.round(value / 10 ** exponent);
  if (lead === 10) {
    lead = 1;
    exponent++;
  }
  return `${lead}·10${superscript(exponent)}`;
}

/** 0.0312 -> `0.031 ms`, 1830 -> `1.8 s`. */
export function duration(ms: number): string {
  if (ms >= 1000) return `${Number((ms / 1000).toPrecision(2))} s`;
  return `${Number(ms.toPrecision(2))} ms`;
}

export interface BadgeFacts {
  label: string;
  ms?: number;
  gpuMs?: number | undefined;
  distance?: number | undefined;
}

/** `WebGPU · NVIDIA · 1.8 ms · agrees with float64 to 3·10⁻⁷`. */
export function badgeText({ label, ms, gpuMs, distance }: BadgeFacts, language: Language): string {
  const zh = language === 'zh';
  const parts = [label];
  if (gpuMs !== undefined && gpuMs > 0)
    parts.push(
      zh
        ? `GPU ${duration(gpuMs)}，共 ${duration(ms ?? gpuMs)}`
        : `${duration(gpuMs)} on the GPU, ${duration(ms ?? gpuMs)} in all`,
    );
  else if (ms !== undefined) parts.push(duration(ms));
  if (distance !== undefined) {
    if (distance === 0) parts.push(zh ? '与 float64 完全一致' : 'equals float64');
    else parts.push(zh ? `与 float64 相差 ${powerOfTen(distance)}` : `agrees with float64 to ${powerOfTen(distance)}`);
  }
  return parts.join(' · ');
}

/** What a still and a printed page say: no time, since none was taken on the reader's machine. */
export const STILL_BADGE = { en: 'float64, computed at build', zh: 'float64，构建时算得' } as const;
