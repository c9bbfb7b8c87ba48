import { ButtonLink } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'

interface LeadOnProps {
  readonly title: string
  readonly why: string
  readonly to: '/sign-in' | '/reset' | '/verify'
  readonly go: string
}

/** How it went with the link of a letter, and where one goes on from there. */
export function LeadOn({ title, why, to, go }: LeadOnProps) {
  return (
    <Page title={title} intro={<p>{why}</p>} width="form">
      <ButtonLink kind="primary" to={to}>
        {go}
      </ButtonLink>
    </Page>
  )
}
