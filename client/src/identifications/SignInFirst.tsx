import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { ButtonLink } from '../ui/Button.tsx'

/** For whoever needs an account here: why, and the way there and back. */
export function SignInFirst({ children }: { readonly children: string }) {
  const { t } = useTranslation('identifications')
  const { pathname } = useLocation()
  return (
    <>
      <p>{children}</p>
      <ButtonLink kind="primary" to={`/sign-in?${new URLSearchParams({ to: pathname })}`}>
        {t('signIn')}
      </ButtonLink>
    </>
  )
}
