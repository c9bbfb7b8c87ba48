import type { CaseView } from '@rollcall/contract/caseView.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import told from '../identifications/Told.module.css'
import { Status } from '../ui/Status.tsx'

/** Who has signed a ruling that needs another moderator; a signature that lapsed stays, struck through. */
export function Signatures({
  of: { signatures, lapsed, family },
}: {
  readonly of: Pick<CaseView, 'signatures' | 'lapsed' | 'family'>
}) {
  const { t } = useTranslation('moderation')
  const { moment } = useFormat()
  if (signatures.length + lapsed.length === 0) return null
  const said = (by: string, ruling: CaseView['lapsed'][number]['ruling']) =>
    t('signatures.by', { by, ruling: t(`ruling.${ruling}`) })
  return (
    <section className={told.told}>
      <h2>{t('signatures.title')}</h2>
      {signatures.map(({ ruling, by, mine, at, reasons }) => (
        <div key={ruling + by} className={told.item}>
          <Status tone="waits">
            {mine && !family
              ? t('signatures.mine', { ruling: t(`ruling.${ruling}`) })
              : said(by, ruling)}
          </Status>
          <p>{reasons}</p>
          <small>{moment(at)}</small>
        </div>
      ))}
      {lapsed.map(({ ruling, by, at }) => (
        <div key={ruling + by + at} className={told.item}>
          <s>{said(by, ruling)}</s> <small>{moment(at)}</small>
          <p>{t('signatures.lapsed')}</p>
        </div>
      ))}
      {signatures.length > 0 && <small>{t('signatures.lapse')}</small>}
    </section>
  )
}
