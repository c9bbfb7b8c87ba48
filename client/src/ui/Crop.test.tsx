import { expect, test } from 'vitest'
import { drawn, words } from '../i18n/drawn.tsx'
import { Crop } from './Crop.tsx'
import { Picture } from './Picture.tsx'

const still = {
  id: 'a',
  width: 640,
  height: 480,
  placeholder: 'data:image/webp;base64,AAAA',
  pictures: [
    { url: '/files/320.webp', width: 320, type: 'image/webp' as const },
    { url: '/files/320.jpg', width: 320, type: 'image/jpeg' as const },
  ],
}
const region = { x: 40, y: 40, w: 90, h: 110 }

test('a picture keeps its place before it is there', () => {
  const html = drawn(<Picture of={still} alt="Two men" sizes="100vw" />)
  expect(html).toContain('aspect-ratio:640 / 480')
  expect(html).toContain('alt="Two men"')
  expect(html).toContain('srcSet="/files/320.webp 320w"')
})

test('a marked man is cut from the still by the browser, as the same file', () => {
  const html = drawn(<Crop of={still} region={region} alt="" sizes="9rem" />)
  expect(html).toContain('srcSet="/files/320.webp 320w"')
  expect(html).toMatch(/aspect-ratio:\d+ \/ \d+/)
})

test('with a content warning nothing of the picture is fetched until somebody asks', () => {
  const warned = { ...still, warning: true }
  for (const html of [
    drawn(<Picture of={warned} alt="" sizes="100vw" />),
    drawn(<Crop of={warned} region={region} alt="" sizes="9rem" />),
  ]) {
    expect(html).not.toContain('/files/')
    expect(words(html)).not.toBe('')
  }
})
