import type { SubjectShort } from '@rollcall/contract/standing.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import { FlagLink } from '../men/FlagLink.tsx'
import { FlagNotes } from '../men/FlagNotes.tsx'
import { TipLink } from '../men/TipLink.tsx'
import { useClueWords } from '../men/useClueWords.ts'
import { useManName, useManNumber } from '../men/useManName.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Row } from '../ui/Rows.tsx'
import { Status } from '../ui/Status.tsx'
import { useKeys } from '../ui/useKeys.ts'
import { DescribeMan } from './DescribeMan.tsx'
import styles from './Men.module.css'
import { TakeBack } from './TakeBack.tsx'
import type { MenOnStill } from './useMen.ts'
import type { Marked } from './useMending.ts'

interface ManRowProps {
  readonly sighting: Marked
  readonly number: number
  readonly men: MenOnStill
  readonly onMend: () => void
  /** Whether one may say what can be seen of him. */
  readonly mayDescribe: boolean
}

/** One man: his number shows him on the picture, his name leads to him. */
export function ManRow({ sighting, number, men, onMend, mayDescribe }: ManRowProps) {
  const { subjectId, subject, clues, can } = sighting
  const { t } = useTranslation('stills')
  const nameOf = useManName()
  const byNumber = useManNumber()
  const { all: cluesIn } = useClueWords()
  const isChosen = men.chosen === subjectId
  const row = useRef<HTMLLIElement>(null)
  useKeys(isChosen && can.mend ? [{ key: 'e', text: t('mend.edges'), run: onMend }] : [])
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    <Row
      ref={row}
      selected={isChosen}
      data-near={men.near === subjectId ? '' : undefined}
      onMouseEnter={() => men.setNear(subjectId)}
      onMouseLeave={() => men.setNear(null)}
      onFocus={() => men.setNear(subjectId)}
      onBlur={() => men.setNear(null)}
    >
      <button
        type="button"
        className={styles.number}
        data-printed
        aria-label={t('showOnPicture', { number, man: nameOf(subject) })}
        aria-pressed={isChosen}
        onClick={() => men.show(subjectId)}
      >
        {number}
      </button>
      <div className={styles.man}>
        <Link className={styles.name} to={`/subjects/${subjectId}`}>
          {byNumber(subject.number)}
        </Link>
        <HowKnown subject={subject} />
        {clues.length > 0 && <small>{cluesIn(clues)}</small>}
        {isChosen && (
          <div className={styles.acts}>
            <ButtonLink kind="primary" to={`/subjects/${subjectId}`}>
              {t('whoIsHe')}
            </ButtonLink>
            <TipLink kind="quiet" about={{ kind: 'subject', id: subjectId }} />
          </div>
        )}
        {isChosen && (
          <div className={styles.changing}>
            {can.mend && (
              <Button kind="plain" onClick={onMend}>
                {t('mend.edges')} <KeyHint of="e" />
              </Button>
            )}
            {mayDescribe && <DescribeMan of={sighting} />}
            {can.withdraw && <TakeBack of={sighting} />}
            <FlagLink about={{ kind: 'sighting', id: sighting.id }} />
            <FlagNotes of={[sighting]} />
          </div>
        )}
      </div>
    </Row>
  )
}

/** How far it is known who he is. A name is never shown without what it is not. */
function HowKnown({
  subject: { confirmed, undecided, answered },
}: {
  readonly subject: SubjectShort
}) {
  const { t } = useTranslation('stills')
  const { number } = useFormat()
  if (confirmed)
    return (
      <>
        <Status tone="ok">
          {confirmed.name === null
            ? t('identifiedWithheld')
            : t('identified', { name: confirmed.name })}
        </Status>
        <small>{t('notOfficial')}</small>
      </>
    )
  if (undecided === 0) return <small>{t('nobodyProposed')}</small>
  return (
    <span className={styles.known}>
      <Status tone="maybe">{t('namesProposed', { count: undecided, n: number(undecided) })}</Status>
      <small>{t('haveCompared', { count: answered, n: number(answered) })}</small>
    </span>
  )
}
