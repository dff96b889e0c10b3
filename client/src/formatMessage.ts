/** Replaces `{0}` … with the values; a placeholder without a value stays as it is. */
export function formatMessage(template: string, values: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
