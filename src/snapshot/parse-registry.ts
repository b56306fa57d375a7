/**
 * Parses registry exports: `REGEDIT4` (ANSI) and `Windows Registry Editor Version 5.00` (UTF-16). A value may run over several
 * lines, with or without a backslash at their ends, and a mail program may have wrapped a long key.
 */
export interface RegistryKey {
  /** Without brackets, as printed. */
  readonly path: string;
  readonly values: ReadonlyMap<string, RegistryData>;
}

/** Binary values are null, since nothing is read from them, and so is a list or text that was cut. */
export type RegistryData = string | number | readonly string[] | null;

const mostKeys = 100_000;

export function parseRegistry(lines: readonly string[]): RegistryKey[] {
  const isUnicode = /^Windows Registry Editor/i.test(lines.find((line) => line.trim() !== '')?.trim() ?? '');
  const keys: { path: string; values: Map<string, RegistryData> }[] = [];
  for (const line of joinLines(lines)) {
    const key = /^\[([^\]]+)\]\s*$/.exec(line)?.[1];
    if (key !== undefined && keys.length < mostKeys) {
      // `[-KEY]` deletes the key on import.
      if (!key.startsWith('-')) keys.push({ path: key, values: new Map() });
      continue;
    }
    const [, name, raw = ''] = /^(@|"(?:[^"\\]|\\.)*")\s*=\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) keys.at(-1)?.values.set(name === '@' ? '' : unquote(name), readData(raw.trim(), isUnicode));
  }
  return keys;
}

/** Joins each line that starts neither a key nor a value to the one before. */
function joinLines(lines: readonly string[]): string[] {
  const joined: string[][] = [];
  for (const line of lines) {
    const open = joined.at(-1);
    const isOpenKey = open?.[0]?.startsWith('[') === true && !open.at(-1)?.includes(']');
    if (open && line.trim() !== '' && (isOpenKey || /^\s+(?:[0-9a-f]{1,2},?)+/i.test(line)))
      open.push(isOpenKey ? ` ${line.trim()}` : line.trim());
    else joined.push([line.trim()]);
  }
  return joined.map((parts) =>
    parts
      .map((part) => part.replace(/\\\s*$/, (end) => (parts.length > 1 && !part.startsWith('[') ? '' : end)))
      .join(''),
  );
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, '$1');
}

function readData(raw: string, isUnicode: boolean): RegistryData {
  if (/^"(?:[^"\\]|\\.)*"$/.test(raw)) return unquote(raw);
  const dword = /^dword:([0-9a-f]{1,8})$/i.exec(raw)?.[1];
  if (dword !== undefined) return Number.parseInt(dword, 16);
  const [, type, hex = ''] = /^hex\(([27])\):([0-9a-f,\s]*)$/i.exec(raw) ?? [];
  // A comma asks for more bytes, so the value was cut.
  if (type === undefined || hex.trimEnd().endsWith(',')) return null;
  const bytes = Buffer.from(hex.split(',').map((byte) => Number.parseInt(byte.trim(), 16) || 0));
  const parts = bytes.toString(isUnicode ? 'utf16le' : 'latin1').split('\0');
  if (type === '2') return parts[0] ?? '';
  // Zeros end the list. An empty text inside of it stays: in the list of performance counters it is a fault (Q263377).
  while (parts.at(-1) === '') parts.pop();
  return parts;
}
