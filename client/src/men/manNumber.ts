/** The number of a man, as somebody writes it into a search; null where it is none. */
export const manNumberIn = (written: string): number | null =>
  /^[1-9]\d{0,8}$/.test(written.trim()) ? Number(written) : null
