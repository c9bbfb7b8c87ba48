import { useTranslation } from 'react-i18next'
import { Status, type Tone } from '../ui/Status.tsx'

type Word = 'waiting' | 'answered' | 'converted' | 'dismissed'

const tones: Record<Word, Tone> = {
  waiting: 'waits',
  answered: 'maybe',
  converted: 'ok',
  dismissed: 'none',
}

export function TipStatus({ of: status }: { readonly of: Word }) {
  const { t } = useTranslation('tips')
  return <Status tone={tones[status]}>{t(`status.${status}`)}</Status>
}
