// Tests import the sources of src/; those in test/cli/ and test/package.test.ts run the built command, so `npm test`
// builds first. Files share processes, one a core, and what they import: no test changes what another sees (the current
// folder, the environment, a module), and a file that loads all of src/ anew costs more than most tests.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest first, so that no core waits for another at the end. */
const long = ['forms', 'browser/html', 'redact/redact-names', 'snapshot/hostile-artefacts', 'completion/shells'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = long.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at < 0 ? long.length : at;
    };
    return [...files].sort((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    env: { TZ: 'UTC' },
    watch: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
