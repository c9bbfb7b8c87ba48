import { getDossier } from '@rollcall/contract/dossiers.ts'
import { pathOf } from '@rollcall/contract/endpoint.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/useLanguage.ts'
import { ButtonAnchor, type ButtonKind, ButtonLink } from '../ui/Button.tsx'

interface DossierLinkProps {
  readonly subjectId: string
  readonly kind?: ButtonKind
}

/** Everything about one man, to be printed, in the language of the page. */
export function DossierLink({ subjectId, kind = 'plain' }: DossierLinkProps) {
  const { t } = useTranslation('cite')
  const [lang] = useLanguage()
  return (
    <ButtonAnchor kind={kind} href={`${pathOf(getDossier, { subjectId })}?lang=${lang}`} download>
      {t('dossier')}
    </ButtonAnchor>
  )
}

/** To where moderators take it for an archive or agency, with more in it. */
export function DossierForLink({ subjectId }: Pick<DossierLinkProps, 'subjectId'>) {
  const { t } = useTranslation('cite')
  return (
    <ButtonLink kind="quiet" to={`/subjects/${subjectId}/dossier`}>
      {t('dossierFor')}
    </ButtonLink>
  )
}
