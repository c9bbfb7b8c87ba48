/** What a spreadsheet would take for a formula gets an apostrophe in front; nothing else is touched. */
export const safeCell = (value: string): string =>
  /^[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : value

/** A line of CSV by RFC 4180, without its end. */
export const csvLine = (cells: readonly string[]): string => cells.map(quoted).join(',')

const quoted = (cell: string): string => {
  const value = safeCell(cell)
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
