import type { About } from '@rollcall/contract/tips.ts'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../ui/Button.tsx'
import { tipPath } from './tipPath.ts'

type Kind = 'man' | 'picture' | 'person'

interface TipLinkProps {
  readonly about: About
  readonly kind?: 'primary' | 'outline' | 'quiet' | 'plain'
  readonly wide?: boolean
}

/** The way to say what one knows about something, without an account. */
export function TipLink({ about, ...look }: TipLinkProps) {
  const { t } = useTranslation('app')
  return (
    <ButtonLink to={tipPath(about)} {...look}>
      {t(`tip.${kinds[about.kind]}`)}
    </ButtonLink>
  )
}

const kinds: Record<About['kind'], Kind> = {
  subject: 'man',
  sighting: 'man',
  still: 'picture',
  film: 'picture',
  person: 'person',
}
