/** The names of months in trailers and exports, which Windows writes in English there. */
export const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Jan` to `01`. */
export const monthNumbers: Readonly<Record<string, string>> = Object.fromEntries(
  monthNames.map((name, i) => [name, String(i + 1).padStart(2, '0')]),
);
