import { expect, test } from 'vitest'
import { drawn } from '../i18n/drawn.tsx'
import { DateField } from './DateField.tsx'

const said = (value: string, error?: string) =>
  drawn(<DateField label="Date" value={value} onChange={() => {}} error={error} />)

test('[A8] a date is shown back as it is understood', () => {
  expect(said('1951-06~')).toContain('Read as: about June 1951')
  expect(said('1951')).not.toContain('Read as')
  expect(said('')).not.toContain('Read as')
})

test('[A8] where it may be either of two it asks which, whatever else is wrong', () => {
  const asked = said('winter 1951', 'This is none.')
  for (const words of ['December 1950 – February 1951', 'December 1951 – February 1952'])
    expect(asked.replace(/\u2009/g, ' ')).toContain(words)
  expect(asked).toContain('Please choose one of these.')
  expect(asked).not.toContain('This is none.')
})
