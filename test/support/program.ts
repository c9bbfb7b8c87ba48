import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256 } from '@rollcall/api/platform/sha256.ts'
import { rolldown } from 'rolldown'
import type { TestProject } from 'vitest/node'
import { root } from './tree.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where API and worker lie as one file each, by the name of their entry. */
    program: string
  }
}

const source = join(root, 'api/src/')
const kept = join(root, 'node_modules/.cache/program')
/** What brings machine code, or files beside itself, stays where it is. */
const AS_IT_STANDS = /^(sharp|@node-rs\/.+|@img\/.+|pdfkit)$/

/**
 * API and worker in few files. They are started hundreds of times, and half of a start is to find and read two thousand of them.
 * A supervisor under test starts them as they stand, as it does for its users.
 */
const setup = async (project: TestProject): Promise<void> => {
  const made = await bundle()
  const folder = join(kept, sha256(made.map(({ code }) => code).join('\0')))
  const making = `${folder}.${process.pid}`
  await mkdir(making, { recursive: true })
  for (const { fileName, code } of made) await writeFile(join(making, fileName), code)
  // Another run may have made the same: it is in use then.
  await rename(making, folder).catch(() => rm(making, { recursive: true }))
  project.provide('program', folder)
}

const bundle = async () => {
  await using building = await rolldown({
    input: { server: join(source, 'server.ts'), worker: join(source, 'worker.ts') },
    platform: 'node',
    external: AS_IT_STANDS,
    plugins: [{ name: 'places', transform: atItsPlace }],
    logLevel: 'silent',
  })
  const { output } = await building.generate({
    format: 'esm',
    // By another ending Node would read each of them to find out what it is.
    ...{ entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
  })
  return output.filter((one) => one.type === 'chunk')
}

/** What looks for a file beside itself finds it where it stands. */
const atItsPlace = (code: string, id: string): string | null =>
  id.startsWith(source) && code.includes('import.meta.')
    ? code
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
        .replaceAll('import.meta.url', JSON.stringify(`file://${id}`))
    : null

export default setup
