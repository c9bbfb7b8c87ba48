import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

/** The way on where there is nothing to be seen. */
export function ToStart() {
  const { t } = useTranslation('ui')
  return (
    <p>
      <Link data-alone="" to="/">
        {t('toStart')}
      </Link>
    </p>
  )
}
