/** onnxruntime-web, on WebGPU or WASM, with graphs written in memory. */
import type { InferenceSession, Tensor } from 'onnxruntime-web/webgpu';
import { planConv2d } from '../../kernels/conv2d/conv2d.ts';
import { dataOf } from '../task-data.ts';
import type { Task } from '../tasks.ts';
import type { Contestant } from './contestant.ts';
import { encodeModel, type OnnxGraph, type OnnxNode } from './onnx-model.ts';

type Ort = typeof import('onnxruntime-web/webgpu');

/** Where the WASM files lie, seen from the page: `serve.ts` and the site's build put them there. */
export const ORT_PATH = 'ort/';

export async function onnx(backend: 'webgpu' | 'wasm'): Promise<Contestant> {
  const ort = await import('onnxruntime-web/webgpu');
  ort.env.wasm.wasmPaths = new URL(ORT_PATH, location.href).href;
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  return {
    name: `ORT ${backend === 'webgpu' ? 'WebGPU' : 'WASM'}`,
    runsOn: backend,
    async prepare(task) {
      const graph = graphOf(task);
      if (!graph) return undefined;
      const session = await ort.InferenceSession.create(encodeModel(graph), {
        executionProviders: [backend],
        ...(backend === 'webgpu' && { preferredOutputLocation: 'gpu-buffer' }),
      });
      const cpu = feedsOf(ort, task, graph);
      const feeds = backend === 'webgpu' ? await onGpu(ort, cpu) : cpu;
      return {
        async run(times) {
          for (let i = 0; i < times; i++) dispose(await session.run(feeds));
          if (backend === 'webgpu') await (await ort.env.webgpu.device).queue.onSubmittedWorkDone();
          return undefined;
        },
        ...(task.op === 'quantizedMatmul' && { note: 'float32' }),
        dispose: () => {
          dispose(feeds);
          void session.release();
        },
      };
    },
  };
}

function dispose(tensors: InferenceSession.OnnxValueMapType | Record<string, Tensor>): void {
  for (const tensor of Object.values(tensors)) (tensor as Tensor).dispose();
}

function feedsOf(ort: Ort, task: Task, { inputs }: OnnxGraph): Record<string, Tensor> {
  const data = dataOf(task);
  return Object.fromEntries(
    inputs.map(({ name, shape }) => [name, new ort.Tensor('float32', data[name] ?? new Float32Array(), [...shape])]),
  );
}

/** Copies tensors to the GPU once, so that a run does not. */
async function onGpu(ort: Ort, tensors: Record<string, Tensor>): Promise<Record<string, Tensor>> {
  const device = await ort.env.webgpu.device;
  const entries = Object.entries(tensors).map(([name, tensor]) => {
    const values = tensor.data as Float32Array;
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
    const gpuBuffer = device.createBuffer({ size: Math.ceil(values.byteLength / 16) * 16, usage });
    device.queue.writeBuffer(gpuBuffer, 0, values as GPUAllowSharedBufferSource);
    const options = { dataType: 'float32' as const, dims: [...tensor.dims], dispose: () => gpuBuffer.destroy() };
    return [name, ort.Tensor.fromGpuBuffer(gpuBuffer, options)] as const;
  });
  return Object.fromEntries(entries);
}

/** NCHW for convolutions, which is what ONNX knows; keys transposed for attention: the data differ, the work does not. */
function graphOf(task: Task): OnnxGraph | undefined {
  switch (task.op) {
    case 'matmul':
      return product('a', 'b', task.m, task.k, task.n);
    case 'quantizedMatmul':
      return product('x', 'w', task.m, task.k, task.n);
    case 'lora': {
      const { m, k, n, rank } = task;
      const nodes: OnnxNode[] = [
        { op: 'MatMul', inputs: ['x', 'w'], output: 'base' },
        { op: 'MatMul', inputs: ['x', 'a'], output: 'down' },
        { op: 'MatMul', inputs: ['down', 'b'], output: 'up' },
        { op: 'Add', inputs: ['base', 'up'], output: 'y' },
      ];
      const shapes = { x: [m, k], w: [k, n], a: [k, rank], b: [rank, n] };
      return { inputs: values(shapes), output: { name: 'y', shape: [m, n] }, nodes };
    }
    case 'attention': {
      const { heads, queries, keys, headSize, causal } = task;
      if (causal) return undefined;
      const nodes: OnnxNode[] = [
        { op: 'MatMul', inputs: ['query', 'key'], output: 'scores' },
        { op: 'Softmax', inputs: ['scores'], output: 'weights', attributes: { axis: 2 } },
        { op: 'MatMul', inputs: ['weights', 'value'], output: 'y' },
      ];
      const shapes = {
        query: [heads, queries, headSize],
        key: [heads, headSize, keys],
        value: [heads, keys, headSize],
      };
      return { inputs: values(shapes), output: { name: 'y', shape: [heads, queries, headSize] }, nodes };
    }
    case 'conv2d': {
      const plan = planConv2d(task.shape);
      const { batch, channels, height, width, filters, groups, kernelHeight, kernelWidth } = plan;
      const attributes = {
        strides: [plan.strideY, plan.strideX],
        pads: [plan.top, plan.left, plan.bottom, plan.right],
        group: groups,
      };
      const nodes: OnnxNode[] = [{ op: 'Conv', inputs: ['input', 'filter'], output: 'y', attributes }];
      const shapes = {
        input: [batch, channels, height, width],
        filter: [filters, channels / groups, kernelHeight, kernelWidth],
      };
      return {
        inputs: values(shapes),
        output: { name: 'y', shape: [batch, filters, plan.outHeight, plan.outWidth] },
        nodes,
      };
    }
    case 'sampling':
    case 'quantize':
      return undefined;
  }
}

function product(a: string, b: string, m: number, k: number, n: number): OnnxGraph {
  return {
    inputs: values({ [a]: [m, k], [b]: [k, n] }),
    output: { name: 'y', shape: [m, n] },
    nodes: [{ op: 'MatMul', inputs: [a, b], output: 'y' }],
  };
}

function values(shapes: Record<string, readonly number[]>): OnnxGraph['inputs'] {
  return Object.entries(shapes).map(([name, shape]) => ({ name, shape }));
}
