import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PersonId } from '@rollcall/contract/ids.ts'
import { greyJpeg } from '../media/grey.ts'
import { addPortrait, keepPortrait } from '../people/portrait.service.ts'
import { type Invented, inventRoster } from './roster.ts'
import type { Making } from './sources.ts'
import { longStep } from './steps.ts'
import type { Artist } from './studio.ts'

/** Draws the portraits that families and schools kept, and gives them to the roster. */
export const givePortraits = async (
  making: Making,
  artist: Artist,
  ids: readonly PersonId[],
  tell: (done: number) => void,
): Promise<void> => {
  const roster = inventRoster().slice(0, making.size.people)
  const wanted = roster.flatMap((one, n) =>
    one.portraitAge === null || n >= making.size.portraits ? [] : [{ one, n }],
  )
  for (const [count, { one, n }] of wanted.entries()) {
    await givePortrait(making, artist, ids[n] as PersonId, one, n)
    tell((count + 1) / wanted.length)
  }
}

/** Who looks like somebody of the film and is not he: places on the roster, and in the cast. */
const lookalikes = new Map([
  [20, 2],
  [21, 4],
  [22, 7],
])

const givePortrait = (
  { storage, by }: Making,
  artist: Artist,
  id: PersonId,
  one: Invented,
  n: number,
) =>
  longStep(`portrait:${n}`, async (once) => {
    const age = one.portraitAge ?? 20
    const of = { man: n, age, stock: one.stock, like: lookalikes.get(n) }
    const { bytes, width, height } = await artist.draw({ kind: 'portrait', of })
    await using scratch = await storage.scratch()
    const path = join(scratch.path, 'portrait.jpg')
    await writeFile(path, await greyJpeg(bytes, width, height))
    const picture = await keepPortrait(storage, path)
    const said = {
      date: `${one.born + age}`,
      source: 'His family (invented)',
      lentBy: 'relative' as const,
      rights: 'Drawn by this program',
    }
    return once((session) => addPortrait(session, by, id, picture, said))
  })
