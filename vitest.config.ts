import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    pool: 'forks',
    // Left alone it keeps one core free, which on two doubles the time.
    maxWorkers: '100%',
    setupFiles: ['tests/seed.ts'],
  },
});
