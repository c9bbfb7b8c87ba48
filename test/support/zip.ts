import { crc32, deflateRawSync } from 'node:zlib'

interface Zipped {
  readonly name: string
  readonly content: string | Uint8Array
  /** What the archive says that it unpacks to, where that is not true. */
  readonly says?: number
}

/** A ZIP archive of some files, such as a workbook is. */
export const zipOf = (files: readonly Zipped[]): Uint8Array => {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, says } of files) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(says ?? bytes.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = [Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), fields, place, Buffer.from(name))
    parts.push(...local)
    at += Buffer.concat(local).length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06'), end])
}

/** A workbook with one sheet of this XML. */
export const workbookOf = (sheet: string | Uint8Array, says?: number): Uint8Array =>
  zipOf([
    { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="A"/></sheets></workbook>' },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: sheet,
      ...(says !== undefined && { says }),
    },
  ])
