import { expect, test } from 'vitest'
import { filterOf, isChanged, isLit, plainLight } from './light.ts'

test('[S1] a light that nobody touched is none', () => {
  expect(isLit(plainLight)).toBe(false)
  expect(filterOf(plainLight, 'a')).toBe('none')
})

test('[S1] what was changed is known, and nothing else is', () => {
  const light = { ...plainLight, gamma: 1.2 }
  expect(isLit(light)).toBe(true)
  expect(isChanged(light, 'gamma')).toBe(true)
  expect(isChanged(light, 'contrast')).toBe(false)
})

test('without a GPU it is a filter, in the same order: sharpness, gamma, brightness, contrast, negative', () => {
  const all = { brightness: 1.5, contrast: 0.5, gamma: 2, sharpness: 1, invert: true }
  expect(filterOf(all, 'a')).toBe(
    'url(#a-sharp) url(#a-gamma) brightness(1.5) contrast(0.5) invert(1)',
  )
})
