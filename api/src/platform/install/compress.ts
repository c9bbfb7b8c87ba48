import { glob, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** The best of each: a tenth less to send than by brotli's 9, for some seconds once. */
const BROTLI = 11
const GZIP = 9
const SMALLEST_BYTES = 1024

/** Puts a `.br` and a `.gz` beside every text below a folder, once, so that no request waits for it. */
export const compressTexts = async (folder: string): Promise<void> => {
  for await (const file of glob(`${folder}/**/*.{js,css,svg}`)) {
    const bytes = await readFile(file)
    if (bytes.length < SMALLEST_BYTES) continue
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI }
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(bytes, { params }),
      promisify(gzip)(bytes, { level: GZIP }),
    ])
    await writeFile(`${file}.br`, br)
    await writeFile(`${file}.gz`, gz)
  }
}
