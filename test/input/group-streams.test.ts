import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { groupStreams } from '../../src/input/group-streams.js';
import { readLogName } from '../../src/input/log-name.js';
import type { Source } from '../../src/model/source.js';

function source(path: string): Source {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('!') + 1);
  const { fileName, identity } = readLogName(path.slice(path.lastIndexOf('/') + 1), catalogue.logs);
  const folder = end <= 0 ? '' : path.slice(0, end);
  return {
    path,
    folder,
    folderInArgument: folder,
    fileName,
    identity,
    named: false,
    size: 1,
    rereadable: true,
    origin: null,
    open: async () => ({ read: () => 0, close: () => undefined }),
  };
}

const grouped = (...paths: string[]): string[][] =>
  groupStreams(paths.map(source), catalogue.logs).map(({ parts }) => parts.map(({ path }) => path));

describe('groupStreams', () => {
  it('puts the rollover before its log, in whatever order they come', () => {
    expect(grouped('a/Licsvcfg.log', 'a/Licsvcfg.lo_')).toEqual([['a/Licsvcfg.lo_', 'a/Licsvcfg.log']]);
    expect(grouped('a/LICSVCFG.LO_', 'a/licsvcfg.log')).toEqual([['a/LICSVCFG.LO_', 'a/licsvcfg.log']]);
  });

  it('joins neither other folders nor other logs', () => {
    expect(grouped('a/Licsvcfg.lo_', 'b/Licsvcfg.log', 'a/Licsrvc.log')).toHaveLength(3);
  });

  it('takes a packed part for what it unpacks to', () => {
    expect(grouped('a/Licsvcfg.lo_.gz', 'a/Licsvcfg.log')).toEqual([['a/Licsvcfg.lo_.gz', 'a/Licsvcfg.log']]);
  });
});

describe('readLogName', () => {
  it.each(['-', '1', ' (', '.old', 'copy '])('does not try a long name made of "%s" in every way', (piece) => {
    const copyOf = (name: string): string | null => readLogName(name, catalogue.logs).copyOf;
    expect(copyOf(`Licsvcfg${piece.repeat(40)}HQ2.log`)).toBeNull();
    expect(copyOf(`Licsvcfg${piece.repeat(40)}.log`)).toBe('licsvcfg');
  });

  it.each([
    ['Licsvcfg.log', 'Licsvcfg.log'],
    ['LICSVCFG.LO_', 'Licsvcfg.log'],
    ['Liccli95.log', 'Liccli.log'],
    ['LiccliNT.log', 'Liccli.log'],
    ['Remodbc.log.gz', 'Remodbc.log'],
    ['Licsrvc.log', 'Licsrvc.log'],
  ])('%s is %s', (name, log) => {
    expect(readLogName(name, catalogue.logs).identity).toEqual({ kind: 'metering', log });
  });

  it('tells other logs of SMS from files it knows nothing of', () => {
    expect(readLogName('Smsexec.log', catalogue.logs).identity).toEqual({ kind: 'other', log: 'smsexec' });
    expect(readLogName('backup.log', catalogue.logs).identity).toEqual({ kind: 'unknown' });
  });
});
