import type { CaseView } from '@rollcall/contract/caseView.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import told from '../identifications/Told.module.css'
import { Status } from '../ui/Status.tsx'

/** Who has signed a ruling that needs another moderator; signatures lapse when the case changes. */
export function Signatures({ of: signatures }: { readonly of: CaseView['signatures'] }) {
  const { t } = useTranslation('moderation')
  const { moment } = useFormat()
  if (signatures.length === 0) return null
  return (
    <section className={told.told}>
      <h2>{t('signatures.title')}</h2>
      {signatures.map(({ ruling, by, mine, at, reasons }) => (
        <div key={ruling + by} className={told.item}>
          <Status tone="waits">
            {t(mine ? 'signatures.mine' : 'signatures.by', { by, ruling: t(`ruling.${ruling}`) })}
          </Status>
          <p>{reasons}</p>
          <small>{moment(at)}</small>
        </div>
      ))}
      <small>{t('signatures.lapse')}</small>
    </section>
  )
}
