/** What the forms of a log are made of: its lines, and each line as message and trailer. */

/** A record with all fields of its trailer, as SMS 2.0 writes it. */
export interface WholeRecord {
  readonly message: string;
  readonly component: string;
  readonly date: string;
  readonly thread: string;
}

const whole = /^(.*?) {2}\$\$<([^<>]+)><([^<>]+)><thread=([^<>]+)>$/;

export function linesOf(text: string): string[] {
  return text.replace(/\r\n$/, '').split('\r\n');
}

export function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\r\n`).join('');
}

/** The lines as records, or null when one of them is none. */
export function wholeRecords(lines: readonly string[]): WholeRecord[] | null {
  const records = lines.flatMap((line) => {
    const [, message, component, date, thread] = whole.exec(line) ?? [];
    return message !== undefined && component && date && thread ? [{ message, component, date, thread }] : [];
  });
  return records.length === lines.length ? records : null;
}

/** Changes the message of each line and leaves its trailer alone. */
export function changeMessages(text: string, change: (message: string) => string): string {
  return textOf(
    linesOf(text).map((line) => {
      const at = line.indexOf('  $$<');
      return at < 0 ? change(line) : change(line.slice(0, at)) + line.slice(at);
    }),
  );
}

/** Breaks lines at blanks, as an article or a mail does, wherever they fall: inside a trailer too. */
export function wrapLines(text: string, width: number, indent: string): string {
  return textOf(
    linesOf(text).flatMap((line) => {
      const broken = [indent];
      for (const word of line.split(/ +/)) {
        const last = broken.at(-1) ?? '';
        if (last.trim() !== '' && last.length + word.length >= width) broken.push(indent + word);
        else broken[broken.length - 1] = last.trim() === '' ? last + word : `${last} ${word}`;
      }
      return broken;
    }),
  );
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The record as it is copied out of the grid of SMS Trace. */
export function gridLine({ message, component, date, thread }: WholeRecord): string {
  const [, month = '', day, clock = '', year] = date.split(' ');
  const [hour = '', minute, second = ''] = clock.split(':');
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  const time = `${Number(hour) % 12 || 12}:${minute}:${second.slice(0, 2)} ${half}`;
  return [`${message}  `, component, `${months.indexOf(month) + 1}/${day}/${year} ${time}`, thread, ''].join('\t');
}
