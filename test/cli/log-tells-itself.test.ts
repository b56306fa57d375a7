/** What the name of a log tells of the client that it is of. */
import { describe, expect, it } from 'vitest';
import { record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { scanJson } from './run-licdiag.js';

/** @returns signatures of the findings, in the order of the report */
function found(files: Record<string, string>, args: string[]): string[] {
  return scanJson(args, { cwd: makeFolder(files) }).report.findings.map(({ signature }) => signature);
}

describe('fifteen busy pipes in a row hang clients with Windows 95 and 98 only (Q245228)', () => {
  const busy = Array.from({ length: 15 }, () => record('Pipe busy.', { component: 'LICENSE METERING' })).join('');

  it.each(['Liccli.log', 'Liccli95.log'])('%s may be of one', (name) =>
    expect(found({ [name]: busy }, [name])).toEqual(['busy-pipe-hangs-client']),
  );
  it.each(['LiccliNT.log', 'licclint.lo_'])('%s is of Windows NT', (name) =>
    expect(found({ [name]: busy }, [name])).toEqual([]),
  );
  it('a folder with both tells of the one that may be', () =>
    expect(found({ 'a/LiccliNT.log': busy, 'a/Liccli95.log': busy }, ['a'])).toEqual(['busy-pipe-hangs-client']));
});
