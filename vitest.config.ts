import { defineConfig } from 'vitest/config';

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  test: {
    include: ['{src,demos,scripts}/**/*.test.{ts,tsx}', 'tests/content/**/*.test.ts'],
    environment: 'node',
  },
});
