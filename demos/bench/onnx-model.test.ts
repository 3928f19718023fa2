import { describe, expect, it } from 'vitest';
import { encodeModel } from './contestants/onnx-model.ts';

describe('encodeModel', () => {
  it('writes protocol buffers: version 8, then the graph, then the operator set 17', () => {
    const model = encodeModel({
      inputs: [{ name: 'a', shape: [2, 300] }],
      output: { name: 'y', shape: [2, 300] },
      nodes: [{ op: 'Softmax', inputs: ['a'], output: 'y', attributes: { axis: 1 } }],
    });
    expect([...model.slice(0, 3)]).toEqual([0x08, 8, 0x3a]);
    expect([...model.slice(-6)]).toEqual([0x42, 4, 0x0a, 0, 0x10, 17]);
    expect(new TextDecoder('latin1').decode(model)).toContain('Softmax');
    // 300 as a varint.
    expect(Buffer.from(model).includes(Buffer.from([0x08, 0xac, 0x02]))).toBe(true);
  });
});
