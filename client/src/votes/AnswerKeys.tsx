import { type Answer, answers } from '@rollcall/contract/votes.ts'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../ui/useKeys.ts'

/** The keys 1 to 5, while this is on the screen. */
export function AnswerKeys({ onAnswer }: { readonly onAnswer: (answer: Answer) => void }) {
  const { t } = useTranslation('votes')
  useKeys(
    answers.map((answer, at) => ({
      key: String(at + 1),
      text: t(`answer.${answer}`),
      run: () => onAnswer(answer),
    })),
  )
  return null
}
