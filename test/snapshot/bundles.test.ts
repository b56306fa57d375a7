/**
 * The same site, collected by an English and a German Windows, and saved again in every encoding that people save in, gives the
 * same facts.
 */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadSnapshot } from '../../src/pipelines/snapshot/load-snapshot.js';
import { makeZip } from '../cli/make-zip.js';
import { factsOf, fixtures, readBundle, readFixture, writeBundle } from './read-bundle.js';

const german850 = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔ';

/** The text of a fixture file: UTF-16 by its mark, what a console printed by code page 850, the rest by Windows-1252. */
function textOf(path: string, bytes: Buffer): string {
  if (bytes[0] === 0xff) return bytes.toString('utf16le').slice(1);
  const text = bytes.toString('latin1');
  return path.endsWith('.ct0')
    ? text
    : text.replace(/[\x80-\xe2]/g, (letter) => german850.charAt(letter.charCodeAt(0) - 0x80));
}

const encodings: Record<string, (text: string, path: string) => Buffer> = {
  'UTF-16 LE with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 BE with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'UTF-16 LE without a mark': (text) => Buffer.from(text, 'utf16le'),
  'UTF-8': (text) => Buffer.from(text, 'utf8'),
  'UTF-8 with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  'the Windows code page': (text) => Buffer.from(text, 'latin1'),
  'lines that end in LF': (text) => Buffer.from(text.replaceAll('\r\n', '\n'), 'utf8'),
};

describe('a bundle', () => {
  it('in English gives the facts that are on record', async () => {
    const { snapshot, problems } = await readBundle(readFixture('english'));
    expect(problems).toEqual([]);
    await expect(`${JSON.stringify(factsOf(snapshot), null, 2)}\n`).toMatchFileSnapshot(
      join(fixtures, 'expected.json'),
    );
  });

  it('in German, in the code pages of a German Windows, gives the same', async () => {
    const english = factsOf((await readBundle(readFixture('english'))).snapshot);
    const german = await readBundle(readFixture('german'));
    expect(german.problems).toEqual([]);
    expect(factsOf(german.snapshot)).toEqual({ ...english, site: { ...english.site, os: 'W2K' } });
  });

  it.each(Object.entries(encodings))('saved again as %s gives the same', async (_, encode) => {
    const files = readFixture('german');
    const german = factsOf((await readBundle(files)).snapshot);
    const saved = Object.entries(files).map(([path, bytes]) => [path, encode(textOf(path, bytes), path)] as const);
    const again = await readBundle(Object.fromEntries(saved));
    expect(again.problems).toEqual([]);
    expect(factsOf(again.snapshot)).toEqual(german);
  });

  it('packed, also in a folder of its own, gives the same', async () => {
    const files = Object.entries(readFixture('english'));
    const plain = factsOf((await readBundle(Object.fromEntries(files))).snapshot);
    for (const prefix of ['', 'licdiag-BRAMBLE/']) {
      const zip = makeZip(files.map(([path, content]) => ({ name: `${prefix}${path}`, content })));
      const folder = writeBundle({ 'bundle.zip': zip });
      const read = await loadSnapshot('bundle.zip', { cwd: folder, platform: process.platform });
      expect(read.problems).toEqual([]);
      expect(factsOf(read.snapshot)).toEqual(plain);
    }
  });

  it('with each file called something else gives the same, but for what only a name tells', async () => {
    const files = readFixture('english');
    const plain = factsOf((await readBundle(files)).snapshot);
    const named = /compver|SMS_LICENSE_SERVER|dumpel|\.log$/;
    const renamed = Object.entries(files).map(([path, bytes], i) => [
      named.test(path) ? path : path.replace(/[^/]+$/, `${i}.dat`),
      bytes,
    ]);
    const read = await readBundle(Object.fromEntries(renamed));
    expect(read.problems).toEqual([]);
    expect(read.snapshot.meteringServers).toEqual(plain.meteringServers);
    expect({ ...read.snapshot.site, files: null }).toEqual({ ...plain.site, files: null });
  });

  it('never holds account data or keys of the site control file, nor accounts of the registry', async () => {
    const text = JSON.stringify((await readBundle(readFixture('english'))).snapshot);
    expect(text).not.toMatch(/[0-9A-F]{24}|smsservice|EXAMPLE/);
  });

  it.each([
    ['does not know whether a service runs that is stopped, and whose program is listed', ' 62 Remodbc.exe', null],
    ['knows that it is stopped where another program is listed', ' 62 Remodbc2.exe', 'stopped'],
  ])('%s', async (_, row, state) => {
    const { snapshot } = await readBundle({
      'servers/CINDER01/sc.txt': 'SERVICE_NAME: SMS_LICENSE_SERVER\r\n        STATE              : 1  STOPPED\r\n',
      'servers/CINDER01/tlist.txt': `   0 System Process\r\n   2 System\r\n  20 smss.exe\r\n ${row}\r\n`,
    });
    const [service] = snapshot.meteringServers?.[0]?.services ?? [];
    expect(service?.state ?? null).toBe(state);
    expect(service?.present ?? false).toBe(state === null);
    expect(snapshot.problems?.map(({ problem }) => problem)).toEqual(
      state === null
        ? [
            'one artefact shows SMS_LICENSE_SERVER as stopped, and another that its program runs: whether it runs is not known',
          ]
        : [],
    );
  });

  it('reads what a command printed into a file that is called a log, and leaves logs alone', async () => {
    const scQuery = 'SERVICE_NAME: SMS_LICENSE_SERVER\r\n        STATE              : 4  RUNNING\r\n';
    const { snapshot } = await readBundle({
      'servers/CINDER01/sc.log': scQuery,
      'servers/HAZEL02/window.log': `C:\\>sc query SMS_LICENSE_SERVER\r\n\r\n${scQuery}`,
      'servers/HAZEL02/Drwtsn32.log': 'Application exception occurred:\r\n        App: Remodbc.exe (pid=201)\r\n',
      'site/Licsvcfg.log': 'System error 53 has occurred.\r\n',
      'site/Smsexec.log': `${scQuery}$$<SMS_EXECUTIVE><Fri Mar 26 10:43:41.547 1999 Eastern Standard Time><thread=281 (0x119)>\r\n`,
    });
    const running = [{ name: 'SMS_LICENSE_SERVER', state: 'running' }];
    expect(snapshot.meteringServers).toEqual([
      { name: 'CINDER01', services: running },
      { name: 'HAZEL02', services: running },
    ]);
    expect(snapshot.sources?.map(({ path, kind }) => [path, kind])).toEqual([
      ['servers/CINDER01/sc.log', 'sc'],
      ['servers/HAZEL02/Drwtsn32.log', 'log'],
      ['servers/HAZEL02/window.log', 'sc'],
      ['site/Licsvcfg.log', 'log'],
      ['site/Smsexec.log', 'log'],
    ]);
  });

  it('knows a metering log by each name under which a scan reads it as one', async () => {
    const log = 'x  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999 x><thread=281 (0x119)>\r\n';
    const query =
      'C:\\>sc \\\\CINDER01 query SMS_LICENSE_SERVER\r\nSERVICE_NAME: SMS_LICENSE_SERVER\r\n   STATE : 4 RUNNING\r\n';
    const names = ['Licsvcfg-monday.txt', 'Licsvcfg.old', 'Licsvcfg.log.1', 'Copy of Licsvcfg', 'Licsvcfg.log.2.gz'];
    const logs = names.map((name) => [`site/${name}`, name.endsWith('.gz') ? gzipSync(log) : log]);
    const { snapshot, problems } = await readBundle({ ...Object.fromEntries(logs), 'site/licsvcfg.txt': query });
    expect(problems).toEqual([]);
    expect(snapshot.sources?.map(({ path, kind }) => [path, kind])).toEqual(
      [...names.map((name) => [`site/${name}`, 'log']), ['site/licsvcfg.txt', 'sc']].sort(),
    );
  });

  it('names what tells of two sites, and not what is told twice of one', async () => {
    const control = (site: string): string =>
      `SITE CONTROL FILE [1380][2.00]\r\nBEGIN_FILE_DEFINITION\r\n  <1>\r\nEND_FILE_DEFINITION\r\nBEGIN_SITE_ACCOUNT\r\n  <6>\r\n  <${site}>\r\n  <>\r\n  <BRAMBLE>\r\nEND_SITE_ACCOUNT\r\n`;
    const setup = (version: string): string =>
      `REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SMS\\Setup]\r\n"Full Version"="${version}"\r\n`;
    const one = { 'site/a.ct0': control('BRM'), 'site/a.reg': setup('2.00.1380.1000') };
    const same = { 'site/00000009.ct0': control('BRM'), 'site/b.reg': setup('2.00.1380.1000') };
    expect((await readBundle({ ...one, ...same })).problems).toEqual([]);
    const other = { 'site/b.ct0': control('XYZ'), 'site/b.reg': setup('2.00.1493.2000') };
    expect((await readBundle({ ...one, ...other })).problems).toEqual([
      { path: 'site/a.ct0', problem: expect.stringContaining('tells of site BRM, and site/b.ct0 XYZ') },
      { path: 'site/b.ct0', problem: expect.stringContaining('tells of site XYZ, and site/a.ct0 BRM') },
      { path: 'site/a.reg', problem: expect.stringContaining('that the site is at 2.00.1380.1000, and site/b.reg') },
      { path: 'site/b.reg', problem: expect.stringContaining('that the site is at 2.00.1493.2000, and site/a.reg') },
    ]);
  });

  it('names what it does not know, and goes on', async () => {
    const files = { ...readFixture('english'), 'site/notes.txt': 'call Hazel about the share', 'site/empty.txt': '' };
    const { problems, snapshot } = await readBundle(files);
    expect(problems).toEqual([
      { path: 'site/empty.txt', problem: 'is empty' },
      { path: 'site/notes.txt', problem: 'is not recognised' },
    ]);
    expect(snapshot.meteringServers).toHaveLength(2);
  });
});

describe('taking one file away', () => {
  it('never turns what is not known into a fact of another kind', async () => {
    const files = readFixture('english');
    const whole = (await readBundle(files)).snapshot;
    for (const path of Object.keys(files)) {
      const { [path]: _, ...rest } = files;
      const { snapshot } = await readBundle(rest);
      for (const server of snapshot.meteringServers ?? []) {
        const before = whole.meteringServers?.find(({ name }) => name === server.name);
        for (const fact of ['role', 'installed', 'reachable', 'remote', 'remoteStop'] as const) {
          if (server[fact] != null) expect(server[fact], `${server.name}.${fact} without ${path}`).toBe(before?.[fact]);
        }
      }
    }
  });
});
