import type { CampShort } from '@rollcall/contract/camps.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import { statementName, statementOf } from '@rollcall/contract/rights.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CampLink } from '../camps/CampLink.tsx'
import { useWhen } from '../dates/useWhen.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './FilmPanel.module.css'
import { type ProvenanceField, parts } from './provenanceForm.ts'
import { type Correction, type SourceOf, useCorrections } from './useCorrections.ts'

interface ProvenanceListProps {
  readonly of: SourceOf
  readonly title: string
  readonly provenance: Provenance
  readonly camp: CampShort | null
  /** Of the original, as it was uploaded. */
  readonly sha256: string
}

/** Where a source comes from, as far as it is known, with what was said of it before it was corrected. */
export function ProvenanceList({ of, title, provenance, camp, sha256 }: ProvenanceListProps) {
  const { t } = useTranslation('films')
  const corrections = useCorrections(of)
  const before = (field: string) => corrections.filter((one) => one.field === field)
  const isThere = (field: string) => before(field).length > 0
  const { publishedBefore } = provenance
  const told = { ...provenance, rightsUri: statementOf(provenance) ?? undefined }
  const known = Object.values(parts)
    .flat()
    .filter((field) => told[field] !== undefined || isThere(field))
  const isEmpty = known.every((field) => told[field] === undefined)
  return (
    <>
      {isEmpty && publishedBefore === undefined && <p>{t('provenanceUnknown')}</p>}
      <dl className={styles.list}>
        {isThere('title') && (
          <Fact name={t('title')} before={before('title')}>
            {title}
          </Fact>
        )}
        {known.map((field) => (
          <Fact key={field} name={t(`field.${field}`)} before={before(field)}>
            <Value field={field} value={told[field]} camp={camp} />
          </Fact>
        ))}
        {(publishedBefore !== undefined || isThere('publishedBefore')) && (
          <Fact name={t('field.publishedBefore')} before={before('publishedBefore')}>
            {publishedBefore === undefined
              ? t('published.unknown')
              : t(publishedBefore ? 'published.yes' : 'published.no')}
          </Fact>
        )}
        <Fact name={t('original')}>
          <span className={styles.hash}>{`SHA-256 ${sha256}`}</span>
        </Fact>
      </dl>
    </>
  )
}

interface ValueProps {
  readonly field: ProvenanceField
  readonly value: string | undefined
  readonly camp: CampShort | null
}

function Value({ field, value, camp }: ValueProps): ReactNode {
  const { t } = useTranslation('films')
  const [language] = useLanguage()
  const when = useWhen()
  if (value === undefined) return t('published.unknown')
  if (field === 'date') return <span title={value}>{when(value)}</span>
  if (field === 'camp' && camp) return <CampLink camp={camp} />
  if (field === 'collection')
    return (
      <Link data-alone="" to={`/films?${new URLSearchParams({ collection: value })}`}>
        {value}
      </Link>
    )
  if (field === 'rightsUri')
    return (
      <a data-alone="" href={value} rel="license noreferrer nofollow ugc">
        {statementName(value, language)}
      </a>
    )
  return value
}

interface FactProps {
  readonly name: string
  readonly before?: readonly Correction[]
  readonly children: ReactNode
}

function Fact({ name, before = [], children }: FactProps) {
  const { t } = useTranslation('films')
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        {before.map(({ id, was, who }) => (
          <small key={id} className={styles.before}>
            {`${t('notAsBefore', { was })} · ${who}`}
          </small>
        ))}
      </dd>
    </div>
  )
}
