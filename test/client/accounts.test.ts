import { placeAfter } from '@rollcall/client/accounts/placeAfter.ts'
import { expect, test } from 'vitest'

const after = (to: string) => placeAfter(new URLSearchParams({ to }))

test('after signing in one is back where one was', () => {
  expect(placeAfter(new URLSearchParams())).toBe('/')
  expect(after('/films/1?at=3#marks')).toBe('/films/1?at=3#marks')
})

test.each([
  'https://elsewhere.example/films',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/.//elsewhere.example',
  '/..//elsewhere.example',
  '\\\\elsewhere.example',
  ' //elsewhere.example',
  'javascript:alert(1)',
  'data:text/html,hello',
  'http://',
])('[S2] %j leads to no other site', (to) => {
  const place = after(to)
  expect(place).toMatch(/^\/(?![/\\])/)
  expect(new URL(place, 'http://localhost:3000').origin).toBe('http://localhost:3000')
})
