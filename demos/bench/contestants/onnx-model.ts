/**
 * Writes an ONNX model: the few fields of its protocol buffers that a graph of plain operators needs.
 * Field numbers are those of onnx.proto (github.com/onnx/onnx).
 */
export interface OnnxValue {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface OnnxGraph {
  readonly inputs: readonly OnnxValue[];
  readonly output: OnnxValue;
  readonly nodes: readonly OnnxNode[];
}

const FLOAT = 1;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_INTS = 7;

export function encodeModel({ inputs, output, nodes }: OnnxGraph): Uint8Array {
  const graph = [
    ...nodes.map((node) => message(1, encodeNode(node))),
    text(2, 'graph'),
    ...inputs.map((value) => message(11, encodeValue(value))),
    message(12, encodeValue(output)),
  ];
  const opset = [text(1, ''), number(2, 17)];
  return bytes([number(1, 8), message(7, graph), message(8, opset)]);
}

type Part = readonly number[];

function encodeNode({ op, inputs, output, attributes = {} }: OnnxNode): Part[] {
  const encoded = Object.entries(attributes).map(([name, value]) => message(5, encodeAttribute(name, value)));
  return [...inputs.map((input) => text(1, input)), text(2, output), text(3, output), text(4, op), ...encoded];
}

function encodeAttribute(name: string, value: number | readonly number[]): Part[] {
  return typeof value === 'number'
    ? [text(1, name), number(3, value), number(20, ATTRIBUTE_INT)]
    : [text(1, name), ...value.map((one) => number(8, one)), number(20, ATTRIBUTE_INTS)];
}

function encodeValue({ name, shape }: OnnxValue): Part[] {
  const dimensions = shape.map((size) => message(1, [number(1, size)]));
  return [text(1, name), message(2, [message(1, [number(1, FLOAT), message(2, dimensions)])])];
}

function number(field: number, value: number): Part {
  return [...varint(field << 3), ...varint(value)];
}

function text(field: number, value: string): Part {
  return block(field, [...new TextEncoder().encode(value)]);
}

function message(field: number, parts: readonly Part[]): Part {
  return block(field, parts.flat());
}

function block(field: number, content: readonly number[]): Part {
  return [...varint((field << 3) | 2), ...varint(content.length), ...content];
}

function varint(value: number): number[] {
  const rest = Math.floor(value / 128);
  return rest === 0 ? [value] : [(value % 128) + 128, ...varint(rest)];
}

function bytes(parts: readonly Part[]): Uint8Array {
  return Uint8Array.from(parts.flat());
}
