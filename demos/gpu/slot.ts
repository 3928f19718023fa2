/** Names for the buffers of a run; see `recording.ts`. */
import { isResident, type Resident } from './resident.ts';

/** A buffer of the run, by name; it exists on the GPU only while the run executes. */
export interface Slot {
  readonly label: string;
  readonly bytes: number;
}

export type Data = Float32Array | Uint32Array | Int32Array | Uint8Array | Int8Array;

/** What the run itself knows of a slot. */
export type OwnSlot = Slot & { readonly data?: Data; readonly resident?: Resident; buffer?: GPUBuffer };

/** A slot that is filled at the start of the run (float64 as float32), or is on the GPU already. */
export function inputSlot(label: string, data: Data | Float64Array | Resident): OwnSlot {
  if (isResident(data)) return { label, bytes: data.bytes, resident: data };
  const values = data instanceof Float64Array ? Float32Array.from(data) : data;
  return { label, bytes: Math.ceil(values.byteLength / 4) * 4, data: values };
}

/** @throws Error for a slot that no run has given a buffer */
export function bufferOf(slot: OwnSlot): GPUBuffer {
  if (!slot.buffer) throw new Error(`${slot.label} belongs to another recording`);
  return slot.buffer;
}

/** `writeBuffer` copies whole 4-byte words only. */
export function wholeWords(data: Data): Data {
  if (data.byteLength % 4 === 0) return data;
  const padded = new Uint8Array(Math.ceil(data.byteLength / 4) * 4);
  padded.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return padded;
}
