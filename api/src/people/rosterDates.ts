type Order = 'day-month-year' | 'month-day-year' | 'year-month-day'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/**
 * A date of a list as EDTF: `30/11/1950`, `30 Nov 1950`, `19501130`; a year, or a month of a year, stays one. What is
 * none is given back as it was, for the one check of dates to refuse.
 */
export const edtfFrom = (written: string, order: Order): string => {
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(written)
  const parts = digits ? digits.slice(1) : written.split(/[\s./,-]+/u).filter(Boolean)
  const at = digits ? 'year-month-day' : order
  const names = at.split('-').filter((part) => part !== 'day' || parts.length === 3)
  const named = parts.length === 1 ? ['year'] : names
  if (parts.length !== named.length) return written
  const of = (name: string) => parts[named.indexOf(name)]
  const [year, month, day] = [of('year'), monthOf(of('month')), of('day')]
  const wrong = !/^\d{4}$/.test(year ?? '') || (parts.length > 1 && month === undefined)
  if (wrong) return written
  // Lists write 00 for a day or month that is not known.
  const known = [year, unknown(month) ? undefined : month, unknown(day) ? undefined : day]
  const last = known.indexOf(undefined)
  return known
    .slice(0, last < 0 ? 3 : last)
    .map((part) => part?.padStart(2, '0'))
    .join('-')
}

const unknown = (part: string | undefined): boolean => part === undefined || /^0+$/.test(part)

const monthOf = (written: string | undefined): string | undefined => {
  if (written === undefined || /^\d{1,2}$/.test(written)) return written
  const at = months.indexOf(written.slice(0, 3).toLowerCase())
  return at < 0 || !/^[a-z]{3,9}$/i.test(written) ? undefined : String(at + 1)
}
