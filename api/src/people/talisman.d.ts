declare module 'talisman/phonetics/daitch-mokotoff.js' {
  /** Codes of six digits; several where a spelling may sound in several ways. */
  export default function daitchMokotoff(name: string): string[]
}
declare module 'talisman/metrics/jaro-winkler.js' {
  /** From 0 (nothing alike) to 1 (equal). */
  export function similarity(a: string, b: string): number
}
