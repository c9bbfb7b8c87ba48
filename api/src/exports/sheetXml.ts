/** What a workbook is made of (ECMA-376, SpreadsheetML), as little of it as readers need. */

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts that are the same in every workbook, by their path. */
export const fixedParts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${head}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Confirmed" sheetId="1" r:id="rId1"/><sheet name="About" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${head}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
}

/** A sheet around its rows, the first of which stay where they are while one scrolls. */
export async function* sheetOf(
  rows: AsyncIterable<string> | Iterable<string>,
  { frozen }: { readonly frozen: number },
): AsyncGenerator<string> {
  const pane =
    frozen > 0
      ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`
      : ''
  yield `${head}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultColWidth="22" defaultRowHeight="15"/><sheetData>`
  yield* rows
  yield '</sheetData></worksheet>'
}

export const rowOf = (line: number, cells: readonly string[]): string =>
  `<row r="${line}">${cells.join('')}</row>`

/** One cell; what is a text stays one, formatted as such (style 2), a bold one is a heading (style 1). */
export const cellOf = (
  column: number,
  line: number,
  value: string | number | boolean | null,
  bold = false,
): string => {
  const at = `r="${lettersOf(column)}${line}"`
  if (value === null || value === '') return ''
  if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c ${at} t="b"><v>${value ? 1 : 0}</v></c>`
  const style = bold ? 1 : 2
  return `<c ${at} s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

const known: string[] = []
const lettersOf = (column: number): string => {
  known[column] ??=
    (column >= 26 ? lettersOf(Math.floor(column / 26) - 1) : '') +
    String.fromCharCode(65 + (column % 26))
  return known[column]
}

/** Of one cell a spreadsheet takes 32,767 characters. */
const MOST = 32_000

/** As a cell may hold it (ECMA-376, ST_Xstring): there `_x0041_` means a sign by its number, wherever it stands. */
const escaped = (text: string): string => {
  const cut = text.length > MOST ? `${text.slice(0, MOST).toWellFormed()} …` : text
  const fits = cut.includes('_x') ? cut.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_') : cut
  return inXml(fits)
}

/** As XML may hold it; what no XML can hold is left out. */
const inXml = (fits: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold.
  if (!/[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/.test(fits))
    return fits
  return (
    fits
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\r', '&#13;')
  )
}
