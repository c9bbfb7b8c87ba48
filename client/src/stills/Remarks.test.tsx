import type { Remark } from '@rollcall/contract/remarks.ts'
import { expect, test } from 'vitest'
import { Problem } from '../api/problem.ts'
import { WhichPicture } from '../films/WhichPicture.tsx'
import { drawn } from '../i18n/drawn.tsx'
import { Remarks } from './Remarks.tsx'

const remarks: Remark[] = [
  { code: 'part-missing', percent: 19 },
  { code: 'page', page: 2, pages: 3 },
]

test('[A3] what is missing of a photo is told on its page, in the language of the reader', () => {
  expect(drawn(<Remarks remarks={remarks} />)).toContain('About 19 % of this picture is missing')
  expect(drawn(<Remarks remarks={remarks} />, 'ko')).toContain('약 19%가 빠져 있어')
  expect(drawn(<Remarks remarks={[]} />)).toBe('')
})

test('[A3] of a file of several pictures it is asked which, and the largest is offered', () => {
  const pages = [
    { page: 1, width: 160, height: 120 },
    { page: 2, width: 192, height: 128 },
  ]
  const error = new Problem({ code: 'source.several-pictures', pages, offered: 2 } as never)
  const html = drawn(<WhichPicture error={error} page={null} onChange={() => {}} />)
  expect(html).toMatch(/checked=""\/><span>Picture 2, 192 × 128/)
  expect(html).not.toMatch(/checked=""\/><span>Picture 1/)
})
