import { listAnswers } from '@rollcall/contract/casePages.ts'
import type { CaseView } from '@rollcall/contract/caseView.ts'
import { useTranslation } from 'react-i18next'
import { restFrom, useRest } from '../api/useRest.ts'
import told from '../identifications/Told.module.css'
import { Rest } from '../ui/Rest.tsx'
import styles from './AnswersTable.module.css'
import type { CaseProps } from './Case.tsx'

/** First answers beside current ones: who changed his mind after seeing the others, and why. */
export function AnswersTable({ of: one, view: { answers, moreAnswers } }: CaseProps) {
  const { t } = useTranslation('moderation')
  const word = useAnswerWord()
  const input = { params: { identificationId: one.id }, query: restFrom(moreAnswers) }
  const rest = useRest(listAnswers, input, moreAnswers)
  if (answers === null || answers.length === 0) return null
  return (
    <section className={told.told}>
      <h2>{t('answers.title')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('answers.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('answers.first')}</th>
              <th scope="col">{t('answers.current')}</th>
              <th scope="col">{t('answers.counted')}</th>
              <th scope="col">{t('answers.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {[...answers, ...rest.items].map(({ first, current, counted, reason }, at) => (
              <tr key={at} data-changed={first === current ? undefined : ''}>
                <td>{word(first)}</td>
                <td>{current ? word(current) : t('answers.takenBack')}</td>
                <td>{t(counted ? 'answers.yes' : 'answers.no')}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Rest {...rest} />
    </section>
  )
}

function useAnswerWord() {
  const { t } = useTranslation('votes')
  return (answer: NonNullable<CaseView['answers']>[number]['first']) => t(`answer.${answer}`)
}
