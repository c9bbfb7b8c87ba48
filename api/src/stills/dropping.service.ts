import type { FilmId } from '@rollcall/contract/ids.ts'
import { countStills } from '../films/film.service.ts'
import { noteMade } from '../media/madeFiles.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { Pairs } from './pair.model.ts'
import { StillPrints } from './print.model.ts'
import { filesOf } from './recutting.service.ts'
import { type StillDoc, Stills } from './still.model.ts'

/** The stills of a film that is cancelled go with it; their files are noted as made by its ingest, which removes them. */
export const dropStills = async (session: Session, filmId: FilmId): Promise<void> => {
  const projection = { sha256: 1, pictures: 1 }
  const stills = await rawOf(Stills).find<Kept>({ filmId }, { projection, session }).toArray()
  if (stills.length === 0) return
  const ids = stills.map(({ _id }) => _id)
  await noteMade(session, filmId, stills.flatMap(filesOf))
  await rawOf(Stills).deleteMany({ _id: { $in: ids } }, { session })
  await countStills(session, filmId, -ids.length)
  await rawOf(StillPrints).deleteMany({ _id: { $in: ids } }, { session })
  await rawOf(Pairs).deleteMany({ stills: { $in: ids } } as never, { session })
}

type Kept = Pick<StillDoc, '_id' | 'sha256' | 'pictures'>
