/** A GTIN is the same with and without leading zeros. */
export function stripped(gtin: string): string {
  return gtin.replace(/^0+/, '');
}
