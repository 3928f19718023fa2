import { GpuError } from './errors.ts';

/**
 * Calls `action`, which must be synchronous, and turns what WebGPU reports about it into an error.
 * The scopes open and close in one synchronous stretch, so those of overlapping runs stay apart.
 * @throws GpuError of kind `validation` or `out-of-memory`
 */
export async function scoped<T>(device: GPUDevice, where: string, action: () => T): Promise<T> {
  device.pushErrorScope('internal');
  device.pushErrorScope('validation');
  device.pushErrorScope('out-of-memory');
  let outcome: { value: T } | { error: unknown };
  try {
    outcome = { value: action() };
  } catch (error) {
    outcome = { error };
  }
  const scopes = [device.popErrorScope(), device.popErrorScope(), device.popErrorScope()];
  const [memory, validation, internal] = await Promise.all(scopes.map((scope) => scope.catch(() => null)));
  if (memory) throw new GpuError('out-of-memory', where, 'the GPU has no memory left for this run');
  const report = validation ?? internal;
  if (report) throw new GpuError('validation', where, `WebGPU refused a command (${report.message.trim()})`);
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}
