/** Cuts long texts between words: half of a password is not known for one. */

/** How far back a blank is looked for; a text without blanks is cut anywhere. */
const farthest = 300;

/** The text, or as much of it as fits, up to a blank. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const blank = text.lastIndexOf(' ', longest);
  return text.slice(0, blank > Math.max(0, longest - farthest) ? blank : longest);
}
