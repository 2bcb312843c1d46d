import { defineConfig } from 'vitest/config';

/**
 * `unit` needs only the sources; `site` reads the built `dist/`, so it runs after the build. `machine` boots and restores
 * the Linux of the lessons, two at a time.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'exercises/**/*.test.ts',
            'content/**/*.test.ts',
            'bench/**/*.test.ts',
            'tests/unit/**/*.test.ts',
          ],
          testTimeout: 60_000,
          setupFiles: ['tests/unit/property-seed.ts'],
          // One process serves many files, so that what they share is loaded once: no test may leave anything changed
          // (no global, no environment variable, no mocked module). It halves the processor time of the step.
          isolate: false,
          // The default leaves one processor to the main process, which has little to do: of two it would use one.
          maxWorkers: '100%',
        },
      },
      { test: { name: 'site', include: ['tests/site/**/*.test.ts'], testTimeout: 600_000 } },
      {
        test: {
          name: 'machine',
          include: ['tests/machine/**/*.test.ts'],
          setupFiles: ['tests/machine/fair-clock.ts'],
          // Only to end what hangs.
          testTimeout: 900_000,
          hookTimeout: 900_000,
          maxWorkers: 2,
          // Real programs on a real kernel: what they meet is partly chance. The report names a test that was tried twice.
          retry: process.env.CI ? 1 : 0,
        },
      },
    ],
  },
});
