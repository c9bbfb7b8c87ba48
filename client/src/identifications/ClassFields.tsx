import type { Evidence } from '@rollcall/contract/evidence.ts'
import { useTranslation } from 'react-i18next'
import { useWhen } from '../dates/useWhen.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { CountedByPool } from '../pool/CountedByPool.tsx'

/** What only evidence of its class says. */
export function ClassFields({ of: item }: { readonly of: Evidence }) {
  const { t } = useTranslation('identifications')
  const when = useWhen()
  const { number } = useFormat()
  const { knewHim, blindLineUp, portraitDate, menLeft, pool, qualification, fromReport } = item
  const said = [
    knewHim && t('field.knewHim', { how: knewHim }),
    blindLineUp !== undefined && t(blindLineUp ? 'field.blind' : 'field.notBlind'),
    portraitDate && t('field.portraitDate', { at: when(portraitDate) }),
    menLeft !== undefined && t('field.menLeft', { count: menLeft, men: number(menLeft) }),
    qualification && t('field.qualification', { qualification }),
    fromReport && t('field.fromReport'),
  ].filter(Boolean)
  return (
    <>
      {said.map((one) => (
        <p key={String(one)}>{one}</p>
      ))}
      {pool && <CountedByPool of={pool} />}
    </>
  )
}
