/** The page's side of the worker. All demos of a page share one worker; it starts with the first request. */
import type { FromWorker, Provenance, RunRequest, ToWorker } from './messages.ts';
import type { BackendKind, Bilingual } from './widget.ts';

export interface RunListener {
  onLoading?(what: string, bytes: number, total: number): void;
  onPartial?(result: unknown, done?: number): void;
  onResult(result: unknown, provenance: Provenance): void;
  onError(message: Bilingual): void;
}

export interface RunHandle {
  cancel(): void;
  pause(): void;
  resume(): void;
}

const BACKENDS: readonly string[] = ['webgpu', 'wasm', 'cpu'];

/** `?backend=wasm` in the address asks for that backend. */
export function forcedBackend(search: string): BackendKind | undefined {
  const wanted = new URLSearchParams(search).get('backend') ?? '';
  return BACKENDS.includes(wanted) ? (wanted as BackendKind) : undefined;
}

/** One worker, and who listens to which run. */
export class WorkerClient {
  private worker: Worker | undefined;
  private nextId = 1;
  private readonly listeners = new Map<number, RunListener>();
  private readonly createWorker: () => Worker;

  constructor(createWorker: () => Worker) {
    this.createWorker = createWorker;
  }

  private start(): Worker {
    if (this.worker) return this.worker;
    const worker = this.createWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.receive(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      const all = [...this.listeners.values()];
      this.listeners.clear();
      this.worker = undefined;
      worker.terminate();
      for (const listener of all) {
        listener.onError({
          en: `The part of the page that computes could not go on (${event.message || 'its script did not load'}). Reload the page to try again.`,
          zh: `页面的计算部分无法继续（${event.message || '脚本没有加载成功'}）。请刷新页面重试。`,
        });
      }
    });
    this.worker = worker;
    return worker;
  }

  private receive(message: FromWorker): void {
    const listener = this.listeners.get(message.id);
    if (!listener) return;
    switch (message.type) {
      case 'loading':
        listener.onLoading?.(message.what, message.bytes, message.total);
        break;
      case 'partial':
        listener.onPartial?.(message.result, message.done);
        break;
      case 'result':
        this.listeners.delete(message.id);
        listener.onResult(message.result, message.provenance);
        break;
      case 'error':
        this.listeners.delete(message.id);
        listener.onError(message.message);
    }
  }

  run(request: Omit<RunRequest, 'type' | 'id'>, listener: RunListener): RunHandle {
    const id = this.nextId++;
    const worker = this.start();
    this.listeners.set(id, listener);
    const send = (message: ToWorker): void => worker.postMessage(message);
    send({ type: 'run', id, ...request });
    return {
      cancel: () => {
        this.listeners.delete(id);
        send({ type: 'cancel', id });
      },
      pause: () => send({ type: 'pause', id }),
      resume: () => send({ type: 'resume', id }),
    };
  }
}
