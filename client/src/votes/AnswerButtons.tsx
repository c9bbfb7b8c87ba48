import { type Answer, answers } from '@rollcall/contract/votes.ts'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../ui/KeyHint.tsx'
import styles from './AnswerButtons.module.css'

interface AnswerButtonsProps {
  /** How the proposed man is called: there may be several questions on a page. */
  readonly name: string
  readonly chosen: Answer | null
  /** Whether to say which key gives which answer. */
  readonly keys: boolean
  readonly onAnswer: (answer: Answer) => void
}

export function AnswerButtons({ name, chosen, keys, onAnswer }: AnswerButtonsProps) {
  const { t } = useTranslation('votes')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend that the heading is already.
    <div className={styles.answers} role="group" aria-label={t('questionOf', { name })}>
      {answers.map((answer, at) => (
        <button
          key={answer}
          type="button"
          aria-pressed={answer === chosen}
          onClick={() => onAnswer(answer)}
        >
          {keys && <KeyHint of={String(at + 1)} />}
          <span>{t(`answer.${answer}`)}</span>
        </button>
      ))}
    </div>
  )
}
