import type { FlaggedShown } from '@rollcall/contract/flags.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PersonName } from '../men/PersonName.tsx'
import { useManNumber } from '../men/useManName.ts'

type Text = Extract<FlaggedShown, { text: unknown }>

/** Where a text is read: of a mark on its still, else on its man’s page. */
export const whereItStands = ({ stillId, subjectId }: Text): string =>
  stillId ? `/stills/${stillId}?man=${subjectId}` : `/subjects/${subjectId}`

/** What a tip or flag is about, by name, linked. */
export function AboutLine({ of: about }: { readonly of: FlaggedShown | null }) {
  const { t } = useTranslation('tips')
  const byNumber = useManNumber()
  if (about && 'text' in about)
    return (
      <Link data-alone="" to={whereItStands(about)}>
        {byNumber(about.subjectNumber)}
      </Link>
    )
  switch (about?.kind) {
    case 'subject':
      return (
        <Link data-alone="" to={`/subjects/${about.id}`}>
          {byNumber(about.subjectNumber)}
        </Link>
      )
    case 'sighting':
      return (
        <Link data-alone="" to={`/subjects/${about.subjectId}`}>
          {byNumber(about.subjectNumber)}
        </Link>
      )
    case 'still':
      return (
        <Link data-alone="" to={`/stills/${about.id}`}>
          {about.title}
        </Link>
      )
    case 'film':
      return (
        <Link data-alone="" to={`/films/${about.id}`}>
          {about.title}
        </Link>
      )
    case 'person':
    case 'portrait':
      return <PersonName of={about.person} />
    default:
      return t('about.nothingShort')
  }
}
