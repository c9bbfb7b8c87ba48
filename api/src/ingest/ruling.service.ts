import type { FilmId } from '@rollcall/contract/ids.ts'
import type { WorkRuling } from '@rollcall/contract/work.ts'
import type { TellCancelled } from '../accounts/writing.service.ts'
import { loadFilm } from '../films/film.reader.ts'
import { cancelIngest, tryAgain } from '../films/ruling.service.ts'
import { actOf, isSo, mayRuleWork } from '../films/underWay.ts'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { dropStills } from '../stills/dropping.service.ts'
import { idsOfFrames } from '../stills/recutting.service.ts'
import { assertUnmarked } from '../subjects/unmarked.service.ts'

/** Cancels the ingest of a film, or has it tried again; what is so already changes nothing. Once somebody is marked on it, it stays. */
export const ruleFilm = async (
  session: Session,
  by: AccountViewer,
  filmId: FilmId,
  ruling: WorkRuling,
  tell: TellCancelled,
): Promise<void> => {
  const film = await loadFilm(by, filmId, session)
  if (!mayRuleWork(by, film)) throw refuse('forbidden')
  if (isSo(film, ruling)) return
  if (ruling === 'again') await tryAgain(session, film)
  else {
    await assertUnmarked(session, await idsOfFrames(filmId, session))
    await cancelIngest(session, by.id, film)
    await dropStills(session, filmId)
    const { title, addedBy } = film
    if (by.id !== addedBy) await tell(session, addedBy, { path: `/films/${filmId}`, title })
  }
  const about = { film: filmId }
  await writeAudit(session, { accountId: by.id, act: actOf(ruling), about, reasons: null })
}
