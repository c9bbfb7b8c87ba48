import { listProposals } from '@rollcall/contract/casePages.ts'
import { useTranslation } from 'react-i18next'
import { restFrom, useRest } from '../api/useRest.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { FlagLink } from '../men/FlagLink.tsx'
import { Rest } from '../ui/Rest.tsx'
import styles from './Told.module.css'
import type { Telling } from './telling.ts'
import { Written } from './Written.tsx'

/** Who proposed it, when, and why. */
export function Proposals({ of: one, heading: Heading = 'h4' }: Telling) {
  const { t } = useTranslation('identifications')
  const { day } = useFormat()
  const { id, proposals, moreProposals } = one
  const input = { params: { identificationId: id }, query: restFrom(moreProposals) }
  const rest = useRest(listProposals, input, moreProposals)
  return (
    <section className={styles.told}>
      <Heading>{t('proposals')}</Heading>
      {[...proposals, ...rest.items].map(({ by, giver, mine, fromTip, reasons, at }) => {
        const whose = t(proposedBy(mine, fromTip), { by: by ?? t(`giver.${giver}`), at: day(at) })
        return (
          <article key={`${by}${at}`} className={styles.item} aria-label={whose}>
            <Written>{reasons}</Written>
            <small>{whose}</small>
            {reasons !== null && (
              <FlagLink about={{ kind: 'proposal', id, at }} of={one.subjectId} />
            )}
          </article>
        )
      })}
      <Rest {...rest} />
    </section>
  )
}

const proposedBy = (mine: boolean, fromTip: boolean) => {
  if (mine) return 'proposedByYou'
  return fromTip ? 'proposedByTip' : 'proposedBy'
}
