import { expect, test } from 'vitest'
import { bibtexOf } from './citation.ts'

test('[S1] what means something in BibTeX is written so that it means nothing', () => {
  const fields = { title: 'Reel 4 & 5_a {cut} 50%', note: 'C:\\~x^' }
  expect(bibtexOf('man-147', fields)).toBe(
    [
      '@misc{rollcall-man-147,',
      '  title = {{Reel 4 \\& 5\\_a \\{cut\\} 50\\%}},',
      '  note = {{C:\\textbackslash{}\\textasciitilde{}x\\textasciicircum{}}},',
      '}',
    ].join('\n'),
  )
})
