/** Changes every text below a value in place. A member of a list belongs to the field that holds the list. */
export function changeTexts(value: object, change: (text: string, field: string) => string, field = ''): void {
  for (const key of Object.keys(value)) {
    const own = Array.isArray(value) ? field : key;
    const inner: unknown = Reflect.get(value, key);
    if (typeof inner === 'string') Reflect.set(value, key, change(inner, own));
    else if (inner !== null && typeof inner === 'object') changeTexts(inner, change, own);
  }
}
