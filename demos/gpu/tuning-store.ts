/**
 * Keeps the tuner's choices from one visit to the next, in IndexedDB: workers have no localStorage. One record an adapter;
 * nothing but names of kernel variants and how long they took. Where there is no IndexedDB, or the browser refuses it,
 * every visit measures anew.
 */
import type { Tuner } from './tuner.ts';

const DATABASE = 'thirty-kernels';
const TABLE = 'choices';
/** A database that does not answer must not hold up the demo. */
const PATIENCE_MS = 500;

/** What tells one adapter from another, as far as the browser says. */
export function adapterKey(info: Partial<GPUAdapterInfo> | undefined): string {
  return [info?.vendor, info?.architecture, info?.device, info?.description].map((part) => part ?? '').join('|');
}

/** Gives the tuner what was chosen on this adapter before, and saves what it chooses from now on. */
export async function keepChoices(tuner: Tuner, key: string): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const database = await patiently(open());
  if (!database) return;
  tuner.restore(await patiently(request(database.transaction(TABLE).objectStore(TABLE).get(key))));
  tuner.onChange = (choices) => {
    void patiently(request(database.transaction(TABLE, 'readwrite').objectStore(TABLE).put(choices, key)));
  };
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE);
  return request(opening);
}

function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('IndexedDB gave no reason'));
  });
}

function patiently<T>(promise: Promise<T>): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));
  return Promise.race([promise.catch(() => undefined), late]);
}
