import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { NameNote } from '../men/PersonName.tsx'
import { isAskedAgain } from '../votes/isAskedAgain.ts'
import { isProposer } from '../votes/isProposer.ts'
import { HowMany, Verdict } from '../votes/Result.tsx'
import { TallyWords } from '../votes/Tally.tsx'
import type { Asking } from '../votes/useAsking.ts'
import styles from './AnswerBar.module.css'
import type { RoomProps } from './CompareRoom.tsx'

/** What is asked; once it is answered, what was answered, whether it counts, and how all answered. */
export function BarWords({ one, line, asked }: RoomProps & { readonly asked: Asking }) {
  const { t } = useTranslation('votes')
  return (
    <div className={styles.say}>
      <div role="status" className={styles.asked}>
        <h2>{useHeadline(one, asked)}</h2>
      </div>
      <div className={styles.words}>
        {one.mine?.why && !asked.way && <p>{t(`why.${one.mine.why}`)}</p>}
        {one.mine === null && isProposer(one) && <p>{t('ownProposal')}</p>}
        {line}
        {one.tally ? <TallyWords of={one.tally} answered={one.answered} /> : <HowMany of={one} />}
        <Verdict of={one} />
        <NameNote of={one.person} />
      </div>
    </div>
  )
}

function useHeadline(one: Identification, { way }: Asking): string {
  const { t } = useTranslation('votes')
  if (way?.is === 'sending' || way?.is === 'waiting') {
    const { answer } = way.what
    return t(way.is, { answer: answer ? t(`answer.${answer}`) : t('takingBack') })
  }
  if (!one.mine || isAskedAgain(one)) return t('question')
  return t('recorded', { answer: t(`answer.${one.mine.answer}`) })
}
