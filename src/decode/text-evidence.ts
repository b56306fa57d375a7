/**
 * Tells, block by block, whether there is text among the bytes of a log at all: a disk that lost power leaves zeros where a
 * log was, and a name says nothing of what a file holds. A log of which only a stretch is damaged holds text.
 */

/** In random bytes so many letters of ASCII in a row do not come up, nor do so many bytes of which none is a control character. */
const provingAscii = 64;
const provingRun = 256;
/** No code page has control characters inside its letters. In random bytes they are a tenth. */
const mostControls = 1 / 20;

export class TextEvidence {
  /** Nothing but blanks and line ends passed by. */
  isBlank = true;
  private proved = false;
  private ascii = 0;
  private run = 0;
  private controls = 0;
  private seen = 0;

  add(block: Uint8Array): void {
    for (let i = 0; i < block.length && !this.proved; i += 1) this.addByte(block[i] ?? 0);
    this.seen += block.length;
  }

  /** True for no bytes at all as well: an empty log is no damaged one. */
  get holdsText(): boolean {
    return this.proved || this.controls <= this.seen * mostControls;
  }

  private addByte(byte: number): void {
    if (byte > 0x20) this.isBlank = false;
    const isControl = (byte < 0x20 && !isOfText(byte)) || byte === 0x7f;
    if (isControl) this.controls += 1;
    this.run = isControl ? 0 : this.run + 1;
    this.ascii = isControl || byte >= 0x80 ? 0 : this.ascii + 1;
    this.proved = !this.isBlank && (this.ascii >= provingAscii || this.run >= provingRun);
  }
}

/** Tab, line and page ends, the end mark of DOS, and the escape of terminals. */
function isOfText(byte: number): boolean {
  return (byte >= 0x09 && byte <= 0x0d) || byte === 0x1a || byte === 0x1b;
}
