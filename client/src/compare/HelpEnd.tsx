import { useTranslation } from 'react-i18next'
import { Button, ButtonLink, Buttons } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import type { useHelp } from './useHelp.ts'

interface HelpEndProps {
  readonly help: ReturnType<typeof useHelp>
  /** A sitting is over, only what was skipped is left, or nothing is. */
  readonly why: 'sitting' | 'skipped' | 'nothing'
}

/** Where it stops, and what else there is to do. */
export function HelpEnd({ help, why }: HelpEndProps) {
  const { t } = useTranslation('compare')
  // Who has answered nothing today is not told that he answered everything.
  const isFirst = why === 'nothing' && help.done === 0 && help.doneToday === 0
  const text = isFirst ? 'end.nothing.none' : (`end.${why}.text` as const)
  return (
    <Page title={t('help.title')} heading={t(`end.${why}.title`)} width="text">
      <p role="status">{t(text, { count: help.skipped })}</p>
      {help.doneToday > 0 && <p>{t('today', { count: help.doneToday })}</p>}
      <Buttons>
        {why !== 'nothing' && <Button onClick={help.goOn}>{t(`end.${why}.goOn`)}</Button>}
        <ButtonLink kind={why === 'nothing' ? 'primary' : 'outline'} to="/films">
          {t('end.films')}
        </ButtonLink>
        <ButtonLink to="/">{t('end.wall')}</ButtonLink>
      </Buttons>
    </Page>
  )
}
