import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,demos,scripts}/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['tests/seeded.ts'],
    // A limit for what hangs; how fast a test runs is the machine's business.
    testTimeout: 60_000,
  },
});
