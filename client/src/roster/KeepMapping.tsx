import { rosterMapping } from '@rollcall/contract/roster.ts'
import { useTranslation } from 'react-i18next'
import { ButtonAnchor } from '../ui/Button.tsx'
import type { Draft } from './mapping.ts'

/** The mapping as a file, for the command line. */
export function KeepMapping({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation('roster')
  if (!rosterMapping.safeParse(draft).success) return null
  const text = JSON.stringify(draft, null, 2)
  return (
    <ButtonAnchor
      kind="plain"
      href={`data:application/json;charset=utf-8,${encodeURIComponent(text)}`}
      download="mapping.json"
    >
      {t('keepMapping')}
    </ButtonAnchor>
  )
}
