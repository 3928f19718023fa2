/**
 * Two small ONNX models made in memory: a protobuf writer of forty lines, and the graphs. Field numbers are those of onnx.proto
 * (ONNX 1.17, IR version 8, opset 17).
 */
import { seededRandom } from '../../runtime/random.ts';

type Bytes = readonly number[] | Uint8Array;

class Message {
  private readonly parts: Bytes[] = [];

  private static varint(value: number): number[] {
    const bytes: number[] = [];
    let rest = value;
    while (rest > 127) {
      bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    return [...bytes, rest];
  }

  /** A whole number ≥ 0. */
  int(field: number, value: number): this {
    this.parts.push(Message.varint(field * 8), Message.varint(value));
    return this;
  }

  /** Text, raw bytes, or another message. */
  bytes(field: number, value: string | Uint8Array | Message): this {
    const content =
      value instanceof Message ? value.finish() : typeof value === 'string' ? new TextEncoder().encode(value) : value;
    this.parts.push(Message.varint(field * 8 + 2), Message.varint(content.length), content);
    return this;
  }

  finish(): Uint8Array {
    const out = new Uint8Array(this.parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }
}

const TYPE = { float: 1, uint8: 2, int8: 3 } as const;

interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whole-number attributes: a number or a list. */
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

interface Constant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | Int8Array | Uint8Array;
}

interface Graph {
  readonly nodes: readonly Node[];
  readonly constants: readonly Constant[];
  readonly input: readonly number[];
  readonly output: readonly number[];
}

function attribute(name: string, value: number | readonly number[]): Message {
  const message = new Message().bytes(1, name);
  if (typeof value === 'number') return message.int(3, value).int(20, 2);
  for (const item of value) message.int(8, item);
  return message.int(20, 7);
}

function node({ op, inputs, outputs, attributes = {} }: Node, index: number): Message {
  const message = new Message();
  for (const name of inputs) message.bytes(1, name);
  for (const name of outputs) message.bytes(2, name);
  message.bytes(3, `${op}${index}`).bytes(4, op);
  for (const [name, value] of Object.entries(attributes)) message.bytes(5, attribute(name, value));
  return message;
}

function tensor({ name, shape, data }: Constant): Message {
  const message = new Message();
  for (const size of shape) message.int(1, size);
  const type = data instanceof Float32Array ? TYPE.float : data instanceof Int8Array ? TYPE.int8 : TYPE.uint8;
  return message
    .int(2, type)
    .bytes(8, name)
    .bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

function valueInfo(name: string, shape: readonly number[]): Message {
  const sizes = new Message();
  for (const size of shape) sizes.bytes(1, new Message().int(1, size));
  return new Message()
    .bytes(1, name)
    .bytes(2, new Message().bytes(1, new Message().int(1, TYPE.float).bytes(2, sizes)));
}

function model({ nodes, constants, input, output }: Graph): Uint8Array {
  const graph = new Message();
  nodes.forEach((item, index) => graph.bytes(1, node(item, index)));
  graph.bytes(2, 'inference-lab');
  for (const item of constants) graph.bytes(5, tensor(item));
  graph.bytes(11, valueInfo('x', input)).bytes(12, valueInfo('y', output));
  const opset = new Message().bytes(1, '').int(2, 17);
  return new Message().int(1, 8).bytes(7, graph).bytes(8, opset).finish();
}

/** Side and channels of the picture that the depthwise graph takes. */
export const PICTURE = { channels: 32, side: 112 } as const;
const BLOCKS = 4;

/** Four blocks of depthwise 3 × 3, BatchNorm, ReLU, 1 × 1, BatchNorm, ReLU: 24 nodes as exported, before anybody optimizes. */
export function depthwiseModel(seed: number): Uint8Array {
  const { channels, side } = PICTURE;
  const random = seededRandom(seed);
  const nodes: Node[] = [];
  const constants: Constant[] = [];
  const constant = (name: string, shape: readonly number[], draw: () => number): string => {
    const count = shape.reduce((a, b) => a * b, 1);
    constants.push({ name, shape, data: Float32Array.from({ length: count }, draw) });
    return name;
  };
  let last = 'x';
  const add = (op: string, inputs: string[], attributes?: Node['attributes']): void => {
    const name = nodes.length === BLOCKS * 6 - 1 ? 'y' : `t${nodes.length}`;
    nodes.push({ op, inputs: [last, ...inputs], outputs: [name], ...(attributes && { attributes }) });
    last = name;
  };
  const norm = (id: string): void => {
    const list = [
      constant(`${id}.scale`, [channels], () => 0.8 + 0.4 * random.uniform()),
      constant(`${id}.shift`, [channels], () => 0.1 * random.normal()),
      constant(`${id}.mean`, [channels], () => 0.1 * random.normal()),
      constant(`${id}.variance`, [channels], () => 0.5 + random.uniform()),
    ];
    add('BatchNormalization', list);
    add('Relu', []);
  };
  for (let block = 0; block < BLOCKS; block++) {
    const depth = constant(`d${block}`, [channels, 1, 3, 3], () => random.normal() / 3);
    add('Conv', [depth], { group: channels, kernel_shape: [3, 3], pads: [1, 1, 1, 1] });
    norm(`n${block}`);
    const point = constant(`p${block}`, [channels, channels, 1, 1], () => random.normal() / Math.sqrt(channels / 2));
    add('Conv', [point], { kernel_shape: [1, 1] });
    norm(`m${block}`);
  }
  const shape = [1, channels, side, side];
  return model({ nodes, constants, input: shape, output: shape });
}

/** x [m, size] times a matrix, in float32. */
export function productModel(m: number, size: number, weights: Float32Array): Uint8Array {
  return model({
    nodes: [{ op: 'MatMul', inputs: ['x', 'w'], outputs: ['y'] }],
    constants: [{ name: 'w', shape: [size, size], data: weights }],
    input: [m, size],
    output: [m, size],
  });
}

/** The same in int8: x is quantized on the way, the product is summed in int32 and scaled back. One scale for each column. */
export function integerProductModel(m: number, size: number, weights: Float32Array): Uint8Array {
  const scales = new Float32Array(size);
  weights.forEach((w, i) => (scales[i % size] = Math.max(scales[i % size] as number, Math.abs(w) / 127)));
  const integers = Int8Array.from(weights, (w, i) => Math.round(w / ((scales[i % size] as number) || 1)));
  return model({
    nodes: [
      { op: 'DynamicQuantizeLinear', inputs: ['x'], outputs: ['q', 's', 'z'] },
      { op: 'MatMulInteger', inputs: ['q', 'w', 'z', 'zero'], outputs: ['sum'] },
      { op: 'Cast', inputs: ['sum'], outputs: ['real'], attributes: { to: TYPE.float } },
      { op: 'Mul', inputs: ['s', 'scales'], outputs: ['both'] },
      { op: 'Mul', inputs: ['real', 'both'], outputs: ['y'] },
    ],
    constants: [
      { name: 'w', shape: [size, size], data: integers },
      { name: 'zero', shape: [], data: Int8Array.of(0) },
      { name: 'scales', shape: [size], data: scales },
    ],
    input: [m, size],
    output: [m, size],
  });
}
