import { escaped } from '../../platform/http/html.ts'

/** What pdfkit does at the end, and its types do not tell. */
interface Ending {
  info: Record<string, unknown>
  _addInfo(): void
}

/**
 * Lets a document say in its XMP what it is called, whatever that is: pdfkit puts it there as if it were markup, so that a `&` in a
 * name left readers without title, and no archive took the file for PDF/A.
 */
export const sayInXmp = (doc: PDFKit.PDFDocument): void => {
  const ending = doc as unknown as Ending
  const add = ending._addInfo.bind(ending)
  ending._addInfo = () => {
    const { info } = ending
    const told = Object.entries(info).map(([name, value]) => [
      name,
      typeof value === 'string' ? escaped(value) : value,
    ])
    ending.info = Object.fromEntries(told)
    add()
    ending.info = info
  }
}
