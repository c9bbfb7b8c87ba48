import type { SubjectId } from '@rollcall/contract/ids.ts'
import { type JoinedMan, type SubjectPage, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useAct } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { FlagLink } from '../men/FlagLink.tsx'
import { announce } from '../ui/announce.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { dropUndoOf } from '../ui/undo.ts'
import styles from './Joined.module.css'
import { useRefreshMen } from './useRefreshMen.ts'

interface Led {
  readonly joined: number
}

/** What the page of the other says to whoever came by the address of the one who was joined with him. */
export const ledFrom = ({ mergedFrom }: SubjectPage): Led | null =>
  mergedFrom && { joined: mergedFrom.number }

/** With whom he was joined; moderators take them apart again, or join him with another. */
export function Joined({ man }: { readonly man: SubjectPage }) {
  const { t } = useTranslation('subjects')
  const led = (useLocation().state as Partial<Led> | null)?.joined
  return (
    <div className={styles.joined}>
      {man.joined.some(({ number }) => number === led) && (
        <p className={styles.led} role="status">
          {t('joined.led', { number: led })}
        </p>
      )}
      {man.joined.map((one) => (
        <One key={one.id} of={one} root={man.id} may={man.can.merge} />
      ))}
      {man.can.merge && (
        <ButtonLink kind="plain" to={`/subjects/${man.id}/same`}>
          {t('joined.sameAs')}
        </ButtonLink>
      )}
    </div>
  )
}

interface OneProps {
  readonly of: JoinedMan
  readonly root: SubjectId
  readonly may: boolean
}

function One({ of: one, root, may }: OneProps) {
  const { t } = useTranslation('subjects')
  const { day } = useFormat()
  const refresh = useRefreshMen()
  const act = useAct(unmergeSubject, {
    onSuccess: () => {
      dropUndoOf(one.id)
      announce(t('joined.apart', { number: one.number }))
      return refresh()
    },
  })
  return (
    <div className={styles.one}>
      <p>
        {t('joined.with', { number: one.number, day: day(one.at) })}
        <small>{one.reasons ?? t('joined.withheld')}</small>
      </p>
      <Refused error={act.error} />
      {one.reasons !== null && <FlagLink about={{ kind: 'joining', id: one.id }} of={root} />}
      {may && (
        <Button
          kind="plain"
          busy={act.isPending && t('joined.parting')}
          aria-label={t('joined.partFrom', { number: one.number })}
          onClick={() => act.mutate({ params: { subjectId: one.id } })}
        >
          {t('joined.part')}
        </Button>
      )}
    </div>
  )
}
