/**
 * Changes every text below a value in place.
 * @param change gets a text, its field, and the field of the object around it. A member of a list has the field of the list
 */
export function changeTexts(
  value: object,
  change: (text: string, field: string, within: string) => string,
  field = '',
): void {
  for (const key of Object.keys(value)) {
    const own = Array.isArray(value) ? field : key;
    const inner: unknown = Reflect.get(value, key);
    if (typeof inner === 'string') Reflect.set(value, key, change(inner, own, field));
    else if (inner !== null && typeof inner === 'object') changeTexts(inner, change, own);
  }
}
