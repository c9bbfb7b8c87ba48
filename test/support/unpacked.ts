import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { aFolder } from './folder.ts'
import { python } from './python.ts'

/** The files of a ZIP archive by their paths, as a program that is not ours unpacks them. */
export const unpacked = async (zip: Uint8Array): Promise<ReadonlyMap<string, Buffer>> => {
  const folder = await aFolder()
  const [archive, into] = [join(folder, 'archive.zip'), join(folder, 'unpacked')]
  await writeFile(archive, zip)
  const outcome = await python('', ['-m', 'zipfile', '-e', archive, into])
  if (!outcome.ok) throw new Error(outcome.complaint)
  const found = await readdir(into, { recursive: true, withFileTypes: true })
  const paths = found
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return new Map(
    await Promise.all(
      paths.map(async (path) => [relative(into, path), await readFile(path)] as const),
    ),
  )
}
