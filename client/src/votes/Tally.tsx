import { answers, type Counts } from '@rollcall/contract/votes.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import styles from './Tally.module.css'

interface TallyProps {
  readonly of: Counts
  /** How many have answered, counted or not. */
  readonly answered: number
}

/** The counted answers as one bar, and the same in words. */
export function Tally({ of: counts, answered }: TallyProps) {
  const { t } = useTranslation('votes')
  const { list } = useFormat()
  const each = answers
    .filter((answer) => counts[answer] > 0)
    .map((answer) => t('each', { answer: t(`answer.${answer}`), count: counts[answer] }))
  return (
    <div className={styles.tally}>
      <div className={styles.bar} role="img" aria-label={list(each) || t('none')}>
        {answers.map((answer) => (
          <i key={answer} data-answer={answer} style={{ flexGrow: counts[answer] }} />
        ))}
      </div>
      <TallyWords of={counts} answered={answered} />
    </div>
  )
}

/** How many said that he is the same, how many that he is another, and how many do not count. */
export function TallyWords({ of: counts, answered }: TallyProps) {
  const { t } = useTranslation('votes')
  const { list } = useFormat()
  const counted = answers.reduce((sum, answer) => sum + counts[answer], 0)
  return (
    <small>
      {counted === 0 ? t('none') : list(sidesOf(counts).map(([side, count]) => t(side, { count })))}
      {counted > 0 && '.'} {answered > counted && t('uncounted', { count: answered - counted })}
    </small>
  )
}

/** 9 same, 2 different, 2 can't tell: only those that there are. */
const sidesOf = (counts: Counts) =>
  (
    [
      ['side.same', counts['same-sure'] + counts['same-likely']],
      ['side.different', counts['different-sure'] + counts['different-likely']],
      ['side.cantTell', counts['cant-tell']],
    ] as const
  ).filter(([, count]) => count > 0)
