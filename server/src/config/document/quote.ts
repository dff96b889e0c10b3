/** A value as `gzyd.yaml` writes it: in quotes only where YAML might read something else. */
export function quoteValue(value: string): string {
  return /^[\p{L}\p{N}/-]+$/u.test(value) && !/^(?:true|false|null|-.*|\d+)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
