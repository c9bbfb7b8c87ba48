import type { Change } from '@rollcall/contract/changes.ts'
import { useTranslation } from 'react-i18next'
import { FlagLink } from '../men/FlagLink.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './Changes.module.css'
import { HideChange } from './HideChange.tsx'
import type { Line, Told } from './told.ts'
import { useWho } from './useWho.ts'

interface OneChangeProps {
  readonly change: Change
  readonly words: Told
}

/** One change: its fields as they were and as they are since, and below them who, when and why. */
export function OneChange({ change, words: { about, lines } }: OneChangeProps) {
  const { t } = useTranslation('history')
  const who = useWho()
  const { reasons, withheld, hidden, can } = change
  return (
    <li>
      {about && <p className={styles.about}>{about}</p>}
      <dl>
        {lines.map((line) => (
          <Field key={line.label} of={line} />
        ))}
      </dl>
      {reasons && <p className={styles.reasons}>{reasons}</p>}
      {reasons && <FlagReasons of={change} />}
      {withheld && <small>{t('withheld')}</small>}
      {hidden && <small>{t('hide.is')}</small>}
      <small>{who(change)}</small>
      {can.hide && <HideChange change={change} />}
    </li>
  )
}

/** Of marks and of what was decided of a man: such a text stands with him. */
function FlagReasons({ of: change }: { readonly of: Change }) {
  const man = 'subject' in change ? change.subject.id : null
  const of = change.what === 'subject.ruled' ? change.about.id : man
  return of && <FlagLink about={{ kind: 'change', id: change.id }} of={of} />
}

function Field({ of: { label, was, now } }: { readonly of: Line }) {
  const { t } = useTranslation('history')
  return (
    <div>
      <dt>{label}</dt>
      <dd className={styles.was}>
        <VisuallyHidden>{`${t('before')}: `}</VisuallyHidden>
        <Value of={was} />
      </dd>
      <dd className={styles.now}>
        <VisuallyHidden>{`${t('since')}: `}</VisuallyHidden>
        <span aria-hidden="true">→</span>
        <Value of={now} />
      </dd>
    </div>
  )
}

function Value({ of: value }: { readonly of: string | null }) {
  const { t } = useTranslation('history')
  return value === null ? <em>{t('notSaid')}</em> : value
}
