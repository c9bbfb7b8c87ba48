import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { greyJpeg } from '../media/grey.ts'
import { addPhoto } from '../stills/photo.service.ts'
import { filmGiven } from './film.ts'
import type { Making, SeenOn } from './sources.ts'
import { longStep } from './steps.ts'
import type { Artist } from './studio.ts'

/** Draws a group photograph and hands it in. */
export const takePhoto = (making: Making, artist: Artist, which: number): Promise<SeenOn[number]> =>
  longStep(`photo:${which}`, async (once) => {
    const { storage, by } = making
    const group = await artist.draw({ kind: 'group', which })
    await using scratch = await storage.scratch()
    const path = join(scratch.path, 'group.jpg')
    await writeFile(path, await greyJpeg(group.bytes, group.width, group.height))
    const title = photoTitles[which] ?? 'A group — fiction'
    const provenance = { ...filmGiven.provenance, localId: `INV-P-${which + 1}`, date: '1951-03~' }
    let made: SeenOn[number] | undefined
    await addPhoto(
      storage,
      by,
      { id: `demo-${which}`, path, use: { kind: 'still' } },
      { title, provenance },
      async (act) => {
        made = await once(async (session) => ({
          stillId: (await act(session)) as never,
          seen: group.seen,
        }))
        return made.stillId as never
      },
    )
    if (!made) throw new Error('the photo was not kept')
    return made
  })

const photoTitles = [
  'Five men before barrack 9 — fiction',
  'Four men at the wire, after snow — fiction',
  'The wood detail — fiction',
]
