import type { Flagged } from '@rollcall/contract/flags.ts'
import type { PersonId } from '@rollcall/contract/ids.ts'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../ui/Button.tsx'

interface FlagLinkProps {
  readonly about: Flagged
  /** Whose portrait it is. */
  readonly of?: PersonId
}

/** The quiet way to say that something is wrong here, with an account or without ([D3]). */
export function FlagLink({ about: { kind, id }, of }: FlagLinkProps) {
  const { t } = useTranslation('app')
  const search = new URLSearchParams({ about: `${kind}:${id}`, ...(of && { of }) })
  return (
    <ButtonLink kind="plain" to={`/flag?${search}`}>
      {t('flag')}
    </ButtonLink>
  )
}
