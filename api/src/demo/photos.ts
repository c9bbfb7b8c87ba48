import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { greyJpeg } from '../media/grey.ts'
import { addPhoto } from '../stills/photo.service.ts'
import { restrictStill } from '../stills/restricting.service.ts'
import { filmGiven } from './film.ts'
import type { Making, SeenOn } from './sources.ts'
import { longStep, step } from './steps.ts'
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
    const upload = { id: `demo-${which}`, path, use: { kind: 'still' } } as const
    const { seen } = group
    const stillId = await addPhoto(
      storage,
      by,
      upload,
      { given: { title, provenance } },
      async (act) => {
        const made = await once(async (session) => ({
          stillId: (await act(session)) as never,
          seen,
        }))
        return made.stillId as never
      },
    )
    return { stillId, seen }
  })

/** One of them carries a content warning, so that everybody sees what that is like. */
export const warnOf = ({ by }: Making, { stillId }: SeenOn[number]): Promise<null> =>
  step('warning', async (session) => {
    await restrictStill(session, by, stillId, {
      warning: true,
      reasons:
        'To show how a content warning works. The picture is drawn; nobody in it was ever hurt.',
    })
    return null
  })

const photoTitles = [
  'Five men before barrack 9 — fiction',
  'Four men at the wire, after snow — fiction',
  'The wood detail — fiction',
]
