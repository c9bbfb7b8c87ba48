import { createWriteStream } from 'node:fs'
import type { FilmAnswer, FilmJob } from './filmFacts.ts'
import { readFilm } from './filmReading.ts'
import { UnfitMedia } from './unfit.ts'

// Runs alone in a confined process: reads one film that a stranger sent, and says what it is.

const main = async ({ file, mostFrames }: FilmJob): Promise<FilmAnswer> => {
  const aside = createWriteStream('', { fd: 3 })
  return { ok: true, facts: await readFilm(file, mostFrames, () => aside.write('.')) }
}

main(JSON.parse(process.argv[2] ?? '')).then(
  (answer) => process.stdout.write(JSON.stringify(answer), () => process.exit()),
  (error) => {
    if (!(error instanceof UnfitMedia)) throw error
    const answer: FilmAnswer = { ok: false, reason: error.reason }
    process.stdout.write(JSON.stringify(answer), () => process.exit())
  },
)
