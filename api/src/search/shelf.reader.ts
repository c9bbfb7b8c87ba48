import { Mirror } from '../platform/database/mirror.ts'
import { everyStillPlaced } from '../stills/still.reader.ts'
import { Shelf } from './shelf.ts'

let shelf = new Shelf()

/** All stills as they are known here: with all that this process has heard of. */
export const shelfNow = async (): Promise<Shelf> => {
  await mirror.now()
  return shelf
}

const mirror = new Mirror({
  collections: ['stills'],
  whole: async () => {
    const made = new Shelf()
    await putStills(made)
    shelf = made
  },
  some: (_, ids) => putStills(shelf, ids),
})

const putStills = async (to: Shelf, ids?: readonly string[]): Promise<void> => {
  for await (const { _id, filmId, frame, restricted = false } of everyStillPlaced(ids))
    to.put({ id: _id, sourceId: filmId ?? _id, frame, restricted })
}
