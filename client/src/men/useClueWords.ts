import type { Clue, ClueKind } from '@rollcall/contract/clues.ts'
import { useTranslation } from 'react-i18next'

/** What can be seen of a man, in words. */
export function useClueWords() {
  const { t } = useTranslation('men')
  const kind = (one: ClueKind) => t(`clue.${one}`)
  const whole = ({ kind: one, note, withheld }: Clue) => {
    const clue = kind(one)
    if (note !== null) return t('clueNoted', { clue, note })
    return withheld ? t('clueWithheld', { clue }) : clue
  }
  const all = (clues: readonly Clue[]) => [...new Set(clues.map(whole))].join(' · ')
  return { kind, all }
}
