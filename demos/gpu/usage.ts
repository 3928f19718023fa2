/** Buffer usages as numbers: `GPUBufferUsage` and `GPUMapMode` are globals that Node does not have. */
export const MAP_READ = 0x1;
export const COPY_SRC = 0x4;
export const COPY_DST = 0x8;
export const UNIFORM = 0x40;
export const STORAGE = 0x80;
export const QUERY_RESOLVE = 0x200;

/** What every storage buffer of the demos may be used for; one usage, so that all share one pool. */
export const STORAGE_USAGE = STORAGE | COPY_SRC | COPY_DST;
