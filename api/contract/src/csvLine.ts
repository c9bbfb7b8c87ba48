/**
 * What a spreadsheet would take for a formula gets an apostrophe in front, also where a cell begins for one that parts cells by `;` or
 * tabs, as in most of Europe: it knows no quotes within a line, so that each line of a cell is a row to it. Nothing else is touched.
 */
export const safeCell = (value: string): string => {
  const within = value.replace(/([;\t\r\n])(?=[=+\-@＝＋－＠])/gu, (sign, _, at: number) =>
    at === 0 && sign !== ';' ? sign : `${sign}'`,
  )
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(within) ? `'${within}` : within
}

/** A line of CSV by RFC 4180, without its end. */
export const csvLine = (cells: readonly string[]): string => cells.map(quoted).join(',')

const quoted = (cell: string): string => {
  const value = safeCell(cell)
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
