import { expect, test } from 'vitest'
import { isPressed } from './keys.ts'

test('[S1] letters and figures are keys by their place: M marks on a Korean keyboard, 1 answers on a French one', () => {
  expect(isPressed('m', { code: 'KeyM', key: 'ㅡ' })).toBe(true)
  expect(isPressed('m', { code: 'KeyM', key: 'M' })).toBe(true)
  expect(isPressed('m', { code: 'KeyM', key: 'Process' })).toBe(true)
  expect(isPressed('m', { code: 'Semicolon', key: 'm' })).toBe(false)
  // A keyboard on the screen says no place.
  expect(isPressed('m', { code: '', key: 'M' })).toBe(true)
  expect(isPressed('1', { code: 'Digit1', key: '&' })).toBe(true)
  expect(isPressed('1', { code: 'Numpad1', key: '1' })).toBe(true)
})

test('signs and arrows are keys by what they write', () => {
  expect(isPressed('?', { code: 'Minus', key: '?' })).toBe(true)
  expect(isPressed(',', { code: 'Comma', key: ',' })).toBe(true)
  expect(isPressed('ArrowLeft', { code: 'ArrowLeft', key: 'ArrowLeft' })).toBe(true)
  expect(isPressed('.', { code: 'Comma', key: ',' })).toBe(false)
})
