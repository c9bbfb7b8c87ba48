import type { Cites } from '@rollcall/contract/evidence.ts'
import type { Reader } from '../films/restriction.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuseField } from '../platform/refusal.ts'
import { readPages } from './document.reader.ts'
import { keepFromCancelling } from './ruling.service.ts'

/** Refuses to cite a page that whoever cites it does not see, or a region that does not lie on it ([K1]). */
export const assertCitable = async (
  session: Session,
  reader: Reader,
  { documentId, page, region }: Cites,
  field: string,
): Promise<void> => {
  const [found] = (await readPages(reader, [{ documentId, page }], session)).values()
  if (!found) throw refuseField(`${field}.page`, 'there is no such page')
  await keepFromCancelling(session, documentId)
  const { width, height } = found
  if (region && (region.x + region.w > width || region.y + region.h > height))
    throw refuseField(
      `${field}.region`,
      `must lie within the page: it has ${width} x ${height} pixels`,
    )
}
