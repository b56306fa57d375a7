// Tests import the sources of src/; those in test/cli/ and test/package.test.ts run the built command, so `npm test`
// builds first. Files share processes, one a core, and what they import: no test changes what another sees (the current
// folder, the environment, a module), and a file that loads all of src/ anew costs more than most tests.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: availableParallelism(),
    env: { TZ: 'UTC' },
    watch: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
