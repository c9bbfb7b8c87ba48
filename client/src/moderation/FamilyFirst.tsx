import { stopDays } from '@rollcall/contract/cases.ts'
import type { CaseView } from '@rollcall/contract/caseView.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import told from '../identifications/Told.module.css'
import { takeIn } from '../men/cached.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Status } from '../ui/Status.tsx'
import type { CaseProps } from './Case.tsx'
import { ReasonsForm } from './ReasonsForm.tsx'

/** All have signed, and his family is told before everybody else; or that was so before, and why it ended ([M8]). */
export function FamilyFirst({
  of: one,
  view,
  readOnly,
}: CaseProps & { readonly readOnly: boolean }) {
  const { t } = useTranslation('moderation')
  const { moment } = useFormat()
  const { family, familyBefore, otherPublicOn } = view
  const [stopping, setStopping] = useState(false)
  if (!family && !otherPublicOn && familyBefore.length === 0) return null
  return (
    <section className={told.told}>
      <h2>{t('family.title')}</h2>
      {family && (
        <div className={told.item}>
          <p>
            <Status tone="waits">{t('family.waits', { at: moment(family.publicOn) })}</Status>
          </p>
          <p>
            <WhoIsTold of={family} />
          </p>
          <p>
            <small>{t('family.ends')}</small>
          </p>
          {one.can.stop && !readOnly && (
            <Button kind="quiet" onClick={() => setStopping(true)}>
              {t('family.stop')}
            </Button>
          )}
        </div>
      )}
      {otherPublicOn && <p>{t('family.other', { at: moment(otherPublicOn) })}</p>}
      <Before of={familyBefore} />
      {stopping && <Stop of={one} onClose={() => setStopping(false)} />}
    </section>
  )
}

/** How many, by each way; whose names they are is not told here. */
function WhoIsTold({
  of: { receipts, accounts, mails },
}: {
  readonly of: NonNullable<CaseView['family']>
}) {
  const { t } = useTranslation('moderation')
  const { list } = useFormat()
  const ways = { receipts, accounts, mails }
  const who = (['receipts', 'accounts', 'mails'] as const)
    .filter((way) => ways[way] > 0)
    .map((way) => t(`family.${way}`, { count: ways[way] }))
  return who.length > 0 && t('family.told', { who: list(who) })
}

function Before({ of: those }: { readonly of: CaseView['familyBefore'] }) {
  const { t } = useTranslation('moderation')
  const { moment } = useFormat()
  if (those.length === 0) return null
  return (
    <>
      <h3>{t('family.before')}</h3>
      <ul>
        {those.map(({ since, publicOn, endedAt, because, what, by, reasons }) => (
          <li key={since} className={told.item}>
            <small>{t('family.from', { since: moment(since), publicOn: moment(publicOn) })}</small>
            <p>
              {t(`family.ended.${because}`, {
                by: by ?? '',
                what: what ? t(`stale.changed.${what}`) : '',
              })}{' '}
              <small>{moment(endedAt)}</small>
            </p>
            {reasons && <p>{reasons}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

interface StopProps {
  readonly of: CaseProps['of']
  readonly onClose: () => void
}

function Stop({ of: one, onClose }: StopProps) {
  const { t } = useTranslation('moderation')
  const act = useAct(stopDays, {
    onSuccess: (answered) => {
      takeIn(answered)
      onClose()
    },
  })
  return (
    <Dialog title={t('family.stopTitle')} onClose={onClose}>
      <p>{t('family.stopDoes')}</p>
      <ReasonsForm
        draft={`stop.${one.id}`}
        label={t('family.stopWhy')}
        act={act}
        onSend={(reasons) =>
          act.mutate({ params: { identificationId: one.id }, body: { reasons } })
        }
        send={t('family.stopDo')}
      />
    </Dialog>
  )
}
