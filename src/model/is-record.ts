/** Facts that are records of what happened: they stay when it is over. Others are of the moment at which they were collected. */
const records = /^(?:statusMessages|events|setupLog|logs|dialogs)\b/;

/** @param path of a fact, such as `statusMessages[3].id` */
export function isRecord(path: string): boolean {
  return records.test(path);
}
