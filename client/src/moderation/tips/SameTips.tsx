import type { Tip } from '@rollcall/contract/tipDesk.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../../i18n/useFormat.ts'

/** Other tips that say the same about the same thing. */
export function SameTips({ of: { count, tips } }: { readonly of: Tip['same'] }) {
  const { t } = useTranslation('tips')
  const { moment } = useFormat()
  if (count === 0) return null
  return (
    <details>
      <summary>{t('desk.same', { count })}</summary>
      <ul>
        {tips.map(({ id, at }) => (
          <li key={id}>
            <Link data-alone="" to={`/desk/tips/${id}`}>
              {moment(at)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
