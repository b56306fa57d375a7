import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { setsPassword } from '../../src/catalogue/sets-password.js';

describe('setsPassword', () => {
  it.each([
    'net user SWMAccount hunter2',
    'NET USER SWMAccount hunter2 /domain',
    'net.exe user SWMAccount *',
    'net user SWMAccount hunter2 /add',
    'net stop x & net user SWMAccount hunter2',
    'net use \\\\METER01\\IPC$ hunter2 /user:DOM\\admin',
    'net use \\\\METER01\\IPC$ /user:DOM\\admin hunter2',
    'net use X: \\\\METER01\\LicMtr hunter2',
    'sc config SMS_LICENSE_SERVER obj= DOM\\svc password= hunter2',
    'sc \\\\METER01 config SMS_LICENSE_SERVER PASSWORD=hunter2',
    'isql -U sa -P hunter2 -Q "select 1"',
    'osql -Usa -Phunter2',
    'isql -Q "sp_password null, hunter2, sa"',
    'tool /password:hunter2',
  ])('refuses %s', (command) => {
    expect(setsPassword(command)).toBe(true);
  });

  it.each([
    'net user SWMAccount',
    'net user SWMAccount /domain',
    'net user SWMAccount /active:yes',
    'net use \\\\METER01\\IPC$ /user:DOM\\admin',
    'net use \\\\METER01\\IPC$ * /user:DOM\\admin',
    'net use X: \\\\METER01\\LicMtr',
    'net use X: /delete',
    'sc \\\\METER01 qc SMS_LICENSE_SERVER',
    'isql -U sa -P -Q x',
    'net accounts',
    'xcopy a b /p',
  ])('lets %s pass', (command) => {
    expect(setsPassword(command)).toBe(false);
  });

  it('no shipped command does', () => {
    const commands = catalogue.signatures.flatMap(({ remedy }) => remedy.steps.flatMap(({ command = [] }) => command));
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.filter(setsPassword)).toEqual([]);
  });
});
