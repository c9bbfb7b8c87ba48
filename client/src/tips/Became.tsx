import type { Became as Thing } from '@rollcall/contract/tips.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { StatusWord } from '../identifications/StatusWord.tsx'
import styles from './Became.module.css'
import { PublicWords } from './PublicWords.tsx'

interface BecameProps {
  readonly of: readonly Thing[]
  /** Moderators go on to the case, others to the man. */
  readonly atDesk?: boolean
}

/** What was made of a tip, and how that stands now. */
export function Became({ of: things, atDesk = false }: BecameProps) {
  const { t } = useTranslation('tips')
  const sentence = ({ kind, subjectNumber: number, person: { name } }: Thing) =>
    name === null ? t(`became.withheld.${kind}`, { number }) : t(`became.${kind}`, { number, name })
  return (
    <ul className={styles.became}>
      {things.map((one) => (
        <li key={keyOf(one)}>
          <p>
            {sentence(one)} {one.kind === 'evidence' && t(`became.state.${one.state}`)}
            {one.kind === 'exclusion' && t(`became.excluded.${one.state}`)}
          </p>
          {one.words.length > 0 && <PublicWords label={t('public.now')} of={one.words} />}
          <div className={styles.line}>
            {one.status && <StatusWord of={one.status} />}
            <Link
              to={
                atDesk && one.identificationId
                  ? `/desk/${one.identificationId}`
                  : `/subjects/${one.subjectId}`
              }
            >
              {t(atDesk && one.identificationId ? 'became.case' : 'became.man', {
                number: one.subjectNumber,
              })}
            </Link>
          </div>
        </li>
      ))}
    </ul>
  )
}

function keyOf(one: Thing): string {
  if (one.kind === 'exclusion') return one.exclusionId
  return one.kind === 'evidence' ? one.evidenceId : one.identificationId
}
