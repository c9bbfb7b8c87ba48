import { glob, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const QUALITY = 9
const SMALLEST_BYTES = 1024

/** Puts a `.br` and a `.gz` beside every text below a folder, once, so that no request waits for it. */
export const compressTexts = async (folder: string): Promise<void> => {
  for await (const file of glob(`${folder}/**/*.{js,css,svg}`)) {
    const bytes = await readFile(file)
    if (bytes.length < SMALLEST_BYTES) continue
    const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY }
    await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params }))
    await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: QUALITY }))
  }
}
