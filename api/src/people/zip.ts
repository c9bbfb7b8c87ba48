import { type Entry, open, type ZipFile } from 'yauzl'
import { UnfitList } from './unfitList.ts'

/** The texts of an archive's files that are asked for, by their paths. What unpacks to more than `mostBytes` is refused. */
export const textsIn = async (
  file: string,
  mostBytes: number,
  wanted: (name: string) => boolean,
): Promise<ReadonlyMap<string, string>> => {
  const archive = await opened(file)
  try {
    return await readAll(archive, mostBytes, wanted)
  } catch (error) {
    if (error instanceof UnfitList) throw error
    throw new UnfitList(
      'damaged',
      `The workbook could not be unpacked: ${(error as Error).message}.`,
    )
  } finally {
    archive.close()
  }
}

const opened = (file: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    open(file, { lazyEntries: true, autoClose: false }, (error, archive) =>
      error
        ? reject(new UnfitList('damaged', `The workbook could not be unpacked: ${error.message}.`))
        : resolve(archive),
    )
  })

const readAll = (archive: ZipFile, mostBytes: number, wanted: (name: string) => boolean) =>
  new Promise<ReadonlyMap<string, string>>((resolve, reject) => {
    const texts = new Map<string, string>()
    let left = mostBytes
    archive.on('error', reject)
    archive.on('end', () => resolve(texts))
    archive.on('entry', async (entry) => {
      try {
        if (wanted(entry.fileName)) {
          if (entry.uncompressedSize > left) throw tooMuch()
          const bytes = await readEntry(archive, entry, left)
          left -= bytes.length
          texts.set(entry.fileName, bytes.toString('utf8'))
        }
        archive.readEntry()
      } catch (error) {
        reject(error)
      }
    })
    archive.readEntry()
  })

const tooMuch = () =>
  new UnfitList('too-demanding', 'The workbook unpacks to more than a roster can be.')

/** What it says of its size is not believed where it says little. */
const readEntry = async (archive: ZipFile, entry: Entry, most: number): Promise<Buffer> => {
  const stream = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
    archive.openReadStream(entry, (error, read) => (error ? reject(error) : resolve(read)))
  })
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    size += part.length
    if (size > most) throw tooMuch()
    parts.push(part)
  }
  return Buffer.concat(parts)
}
