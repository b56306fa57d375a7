/**
 * Finds out whether a file holds any text. After a power loss a log may be all zeros, and a file with the name of a log may hold
 * anything. A log of which only a part is damaged holds text.
 */

/** So many ASCII characters in a row prove text, and so do so many bytes without a control character: random bytes have neither. */
const provingAscii = 64;
const provingRun = 256;
/** In a file too short for that proof, the largest share of control characters. Text has none in any code page; random bytes have a tenth. */
const mostControls = 1 / 20;

export class TextEvidence {
  /** So far there were only blanks and line ends. */
  isBlank = true;
  private proved = false;
  /** The current runs of ASCII characters, and of bytes that are no control characters. */
  private ascii = 0;
  private run = 0;
  private controls = 0;
  private seen = 0;

  add(block: Uint8Array): void {
    for (let i = 0; i < block.length && !this.proved; i += 1) this.addByte(block[i] ?? 0);
    this.seen += block.length;
  }

  /** True for an empty file, too: an empty log is not damaged. */
  get holdsText(): boolean {
    return this.proved || this.controls <= this.seen * mostControls;
  }

  private addByte(byte: number): void {
    if (byte > 0x20) this.isBlank = false;
    const isControl = (byte < 0x20 && !isTextControl(byte)) || byte === 0x7f;
    if (isControl) this.controls += 1;
    this.run = isControl ? 0 : this.run + 1;
    this.ascii = isControl || byte >= 0x80 ? 0 : this.ascii + 1;
    this.proved = !this.isBlank && (this.ascii >= provingAscii || this.run >= provingRun);
  }
}

/** Control characters that text may hold: tab, line and page ends, the end-of-file mark of DOS, the escape of terminals. */
function isTextControl(byte: number): boolean {
  return (byte >= 0x09 && byte <= 0x0d) || byte === 0x1a || byte === 0x1b;
}
