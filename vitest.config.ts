// Tests import the sources of src/; those in test/cli/ and test/package.test.ts start the built command, so `npm test`
// builds first. A process of its own for each file keeps a test that moves to another folder from disturbing the others.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    watch: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
