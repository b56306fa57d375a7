/**
 * The script that runs on a production server: each of its lines is one that only reads there, and each place that it writes to
 * lies in its own folder.
 */
import { describe, expect, it } from 'vitest';
import { collectorScript } from '../../src/snapshot/collector-script.js';

const lines = collectorScript.split('\r\n');
const code = lines.filter((line) => line !== '' && !/^(?:@echo off|rem\b|:|echo\b)/.test(line));

/** What a line does after its conditions and loops. */
function commandOf(line: string): string {
  return line.replace(
    /^(?:if (?:\/i )?(?:not )?(?:exist "[^"]*"|(?:"[^"]*"|%GIVEN%|\[%\d\])==(?:"[^"]*"|%GIVEN%|\[(?:%%\w)?\]))\s+|for (?:\/f "[^"]*" )?%%\w in \([^)]*\) do\s+)+/g,
    '',
  );
}

const reads =
  /^(?:net (?:view|share|start|time|accounts)\b(?! .*\/)|sc (?:\\\\%NAME% )?(?:query|qc) (?:SMS_LICENSE_SERVER|%1)$|dir |compact "|chcp$|ver$|filever "|tlist$|pulist\b|dumpel (?:-s \\\\%NAME% )?-l (?:system|application) -t -f "%(?:OUT|WHERE)%\\[^"]+" >nul 2>nul$)/;
const own = /^"?%(?:OUT|WHERE|LIST)%/;

describe('the collector', () => {
  it('is plain ASCII with CR LF, in lines that a command interpreter takes', () => {
    expect(collectorScript).toMatch(/^[\x20-\x7e\r\n]+$/);
    expect(collectorScript.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(200);
  });

  it('asks nothing of the command interpreter that came with Windows 2000 only, or with a later one', () => {
    // Its help on CALL, FOR and SET in NT 4.0 has no "%~1", which takes the quotes off.
    expect(collectorScript).not.toMatch(/%~\d|%%~\w\b(?!:|\w)|%~[atz]+\d|%%~[atz]+\w\b/);
    expect(collectorScript).not.toMatch(
      /%\w+:~-|%(?:cd|date|time|random|cmdcmdline)%|delayedexpansion|usebackq|exit \/b/i,
    );
    expect(collectorScript).not.toMatch(/\b(?:reg|tasklist|systeminfo|wmic|where|findstr|timeout) /i);
  });

  it('prints no argument outside of quotes, which could start a command', () => {
    for (const line of lines) expect(line, line).not.toMatch(/^[^"]*\becho\b[^"]*%~?\d[^"]*$/);
  });

  it('lists in the form of dir that is read, and without waiting for a key', () => {
    expect(code.indexOf('set DIRCMD=')).toBeLessThan(code.findIndex((line) => /set C=dir /.test(line)));
    expect(code).toContain('set DIRCMD=');
  });

  it('has no command but those that read, and those that work in its folder', () => {
    const housekeeping =
      /^(?:set [\w%]+=.*|setlocal|shift|goto \w+|call :\w+(?: %%\w)?|mkdir "%(?:OUT|WHERE)%[^"]*"(?: 2>nul)?|copy "[^"]+" "%(?:OUT|WHERE)%[^"]*" >nul|start \/wait regedit \/e "%OUT%\\[^"]+" "HKEY_[^"]+"|%C% >>"%WHERE%\\%F%" 2>&1|>>?(?:%LIST%|"%(?:OUT|WHERE)%\\[^"]+") echo .*)$/;
    for (const line of code) {
      const command = commandOf(line);
      expect(housekeeping.test(command) || reads.test(command), line).toBe(true);
    }
  });

  it('runs into its capture nothing but what reads', () => {
    const captured = code.map(commandOf).flatMap((line) => /^set C=(.+)$/.exec(line)?.[1] ?? []);
    expect(captured.length).toBeGreaterThan(20);
    for (const command of captured) expect(reads.test(command), command).toBe(true);
    expect(collectorScript).not.toMatch(
      /^[^:\r\n]*\b(?:net (?:stop|use|user)|del|erase|rd|rmdir|format|attrib|xcopy|move|ren|reg (?:add|delete))\b/im,
    );
    expect(collectorScript).not.toMatch(/regedit (?:\/s|"|[^/ ])/);
  });

  it('writes only into its own folder', () => {
    for (const line of code.map((one) => one.replace(/"delims=[^"]*"/, ''))) {
      for (const [, target = ''] of line.matchAll(/(?<![\^2])>>?\s*("[^"]*"|%\w+%|\S+)/g)) {
        expect(own.test(target) || target === 'nul' || target.startsWith('&1'), line).toBe(true);
      }
      for (const [, target = ''] of line.matchAll(/\bcopy "[^"]+" ("[^"]+")/g)) expect(target, line).toMatch(own);
    }
    expect(collectorScript).toContain('set OUT=%~dp0licdiag-%COMPUTERNAME%');
    for (const list of code.filter((line) => line.startsWith('set LIST=')))
      expect(list).toMatch(/^set LIST="%(?:OUT|WHERE)%\\/);
    for (const where of code.filter((line) => /\bset WHERE=/.test(line))) expect(where).toMatch(/set WHERE=%OUT%/);
  });

  it('quotes every path that may hold a blank', () => {
    for (const line of code.map(commandOf).filter((one) => !/^(?:set (?!C=)|>>?%LIST% echo|if )/.test(one)))
      expect(line.replaceAll(/"[^"]*"/g, ''), line).not.toMatch(
        /%(?:SMS|DRIVE|OUT|WHERE|FROM|TO|SystemRoot|SystemDrive)%/,
      );
  });

  it('refuses a name that is a path, and a folder that is there already', () => {
    expect(collectorScript).toContain('if not "%NAME%"==%GIVEN% goto badname');
    expect(collectorScript).toContain('if "%NAME%"=="" goto badname');
    expect(collectorScript).toContain('if exist "%OUT%\\*.*" goto again');
  });

  it('jumps to no label that is not there, and has none that nobody uses', () => {
    const labels = lines.flatMap((line) => /^:(\w+)$/.exec(line)?.[1] ?? []);
    const used = new Set([...collectorScript.matchAll(/\b(?:goto |call :)(\w+)/g)].map(([, name]) => name));
    expect([...used].filter((name) => !labels.includes(name ?? ''))).toEqual([]);
    expect(labels.filter((label) => !used.has(label) && label !== 'done')).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('records when, what it looked for, and what the administrator said', () => {
    for (const text of [
      'started: %DAY% %NOW%',
      'not found: %FROM%\\%N%',
      'tool not found: %1.exe',
      'upgrade-%WORD%: %PACK%',
    ])
      expect(collectorScript).toContain(text);
  });
});
