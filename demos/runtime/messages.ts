/** What the page and the worker say to each other. */
import type { BackendKind, Bilingual } from './widget.ts';

export interface RunRequest {
  readonly type: 'run';
  readonly id: number;
  readonly slug: string;
  readonly params: unknown;
  readonly action: 'compute' | 'measure';
  /** The backend asked for in the address, if any. */
  readonly forced?: BackendKind | undefined;
}

export type ToWorker = RunRequest | { readonly type: 'cancel' | 'pause' | 'resume'; readonly id: number };

/** Where a result came from, for the badge. */
export interface Provenance {
  readonly kind: BackendKind;
  readonly label: string;
  /** Milliseconds from the call to the result. */
  readonly ms: number;
  /** Milliseconds on the GPU's own clock, where it has one. */
  readonly gpuMs?: number;
  /** Largest difference from float64, relative; absent where it was not computed. */
  readonly distance?: number;
  /** Why an earlier backend was not used, for the curious. */
  readonly passedOver: readonly string[];
}

export type FromWorker =
  | {
      readonly type: 'loading';
      readonly id: number;
      readonly what: string;
      readonly bytes: number;
      readonly total: number;
    }
  | { readonly type: 'partial'; readonly id: number; readonly result: unknown; readonly done?: number | undefined }
  | { readonly type: 'result'; readonly id: number; readonly result: unknown; readonly provenance: Provenance }
  | { readonly type: 'error'; readonly id: number; readonly message: Bilingual };
