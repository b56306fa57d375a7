import { describe, expect, it } from 'vitest';
import { printable } from '../../src/redact/printable.js';

describe('printable', () => {
  it('shows control characters as what they are', () => {
    expect(printable('a\u001b[31mb\u0000c\u007fd\u009be')).toBe('a\\x1b[31mb\\x00c\\x7fd\\x9be');
  });

  it('shows what turns the direction of writing, hides or joins', () => {
    expect(printable('a\u202eb\u2066c\u200bd\ufeffe')).toBe('a\\u202eb\\u2066c\\u200bd\\ufeffe');
  });

  it('makes tabs and line ends blanks, a CR what it is', () => {
    expect(printable('a\tb\nc\rd')).toBe('a b c\\x0dd');
  });

  it('keeps letters of any language', () => {
    const text = 'Lizenzüberwachung — ライセンス 许可证 ñ';
    expect(printable(text)).toBe(text);
  });

  it('leaves nothing that a terminal acts on, of all 65,536 code units', () => {
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join('');
    expect(printable(all)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]/);
  });
});
