/** Whole days from one day to another, each as `YYYY-MM-DD`; less than 0 where the second is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
