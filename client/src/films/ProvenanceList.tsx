import type { CampShort } from '@rollcall/contract/camps.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CampLink } from '../camps/CampLink.tsx'
import { useWhen } from '../dates/useWhen.ts'
import styles from './FilmPanel.module.css'
import { parts } from './provenanceForm.ts'

interface ProvenanceListProps {
  readonly provenance: Provenance
  readonly camp: CampShort | null
  /** Of the original, as it was uploaded. */
  readonly sha256: string
}

/** Where a source comes from, as far as it is known. */
export function ProvenanceList({ provenance, camp, sha256 }: ProvenanceListProps) {
  const { t } = useTranslation('films')
  const when = useWhen()
  const { date, publishedBefore } = provenance
  const known = Object.values(parts)
    .flat()
    .filter((field) => provenance[field] !== undefined)
  return (
    <>
      {known.length === 0 && <p>{t('provenanceUnknown')}</p>}
      <dl className={styles.list}>
        {known.map((field) => (
          <Fact key={field} name={t(`field.${field}`)}>
            {field === 'date' && date ? (
              <span title={date}>{when(date)}</span>
            ) : field === 'camp' && camp ? (
              <CampLink camp={camp} />
            ) : (
              provenance[field]
            )}
          </Fact>
        ))}
        {publishedBefore !== undefined && (
          <Fact name={t('field.publishedBefore')}>
            {t(publishedBefore ? 'published.yes' : 'published.no')}
          </Fact>
        )}
        <Fact name={t('original')}>
          <span className={styles.hash}>{`SHA-256 ${sha256}`}</span>
        </Fact>
      </dl>
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
