/** One page of a PDF: what is written on it, line by line, and how large it is in points. */
export interface PageWritten {
  readonly lines: readonly string[]
  readonly size?: readonly [width: number, height: number]
}

export interface PdfMade {
  /** Whether it opens with a password alone. */
  readonly locked?: boolean
}

/** A PDF as a typewriter would make it, the same bytes for the same pages. */
export const makePdf = (
  pages: readonly PageWritten[],
  { locked = false }: PdfMade = {},
): Buffer => {
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
    ...pages.flatMap(({ lines, size: [width, height] = [612, 792] }, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${5 + at * 2} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
      stream(written(lines, height)),
    ]),
    ...(locked
      ? [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`]
      : []),
  ]
  const encrypt = locked ? ` /Encrypt ${objects.length} 0 R /ID [<00> <00>]` : ''
  return Buffer.from(fileOf(objects, encrypt), 'latin1')
}

const written = (lines: readonly string[], height: number): string =>
  [
    'BT /F 14 Tf 18 TL',
    `40 ${height - 60} Td`,
    ...lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`),
    'ET',
    `0 0 0 rg 40 ${height / 2} 120 60 re f`,
  ].join('\n')

const stream = (content: string): string =>
  `<< /Length ${content.length} >>\nstream\n${content}\nendstream`

const fileOf = (objects: readonly string[], encrypt: string): string => {
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return `${file}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R${encrypt} >>\nstartxref\n${file.length}\n%%EOF\n`
}
