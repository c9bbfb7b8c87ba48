import type { Person } from '@rollcall/contract/people.ts'
import type { GivenPortrait } from '@rollcall/contract/portraits.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { Status } from '../ui/Status.tsx'
import { PortraitFigure } from './PortraitFigure.tsx'
import styles from './Portraits.module.css'
import { RulePortrait } from './RulePortrait.tsx'
import { TakeBackPortrait } from './TakeBackPortrait.tsx'

/** What contributors gave and nobody has accepted: whoever comes from the desk begins here. */
export function GivenPortraits({ of: person }: { readonly of: Person }) {
  const { t } = useTranslation('people')
  const heading = useRef<HTMLHeadingElement>(null)
  const isAsked = useLocation().hash === '#given'
  useEffect(() => {
    if (isAsked) heading.current?.focus()
  }, [isAsked])
  return (
    <section className={styles.given}>
      <h3 ref={heading} id="given" tabIndex={-1}>
        {t('portrait.given.title')}
      </h3>
      <div className={styles.row}>
        {person.given?.map((portrait) => (
          <PortraitFigure key={portrait.id} of={person} portrait={portrait}>
            <WhatCame of={portrait} />
            {portrait.can.withdraw && <TakeBackPortrait of={person} portrait={portrait} />}
            {portrait.can.rule && <RulePortrait of={person} portrait={portrait} />}
          </PortraitFigure>
        ))}
      </div>
    </section>
  )
}

function WhatCame({ of: { by, mine, ruling } }: { readonly of: GivenPortrait }) {
  const { t } = useTranslation('people')
  if (ruling)
    return <Status tone="warn">{t('portrait.given.refused', { reasons: ruling.reasons })}</Status>
  return (
    <Status tone="waits">
      {mine ? t('portrait.given.mine') : t('portrait.given.by', { name: by })}
    </Status>
  )
}
