/** Cuts long texts between words: half of a password would not be recognised, and not masked. */

/** How far back a blank is searched for. If there is none, the text is cut inside a word. */
const farthest = 300;

/** The text, or as many of its words as fit. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const blank = text.lastIndexOf(' ', longest);
  return text.slice(0, blank > Math.max(0, longest - farthest) ? blank : longest);
}
