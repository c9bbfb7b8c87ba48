import type { Restriction as WhatIsSet } from '@rollcall/contract/restriction.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Status } from '../ui/Status.tsx'
import { type TextAct, TextForm } from '../ui/TextForm.tsx'
import styles from './Restriction.module.css'

const kinds = ['restricted', 'warning'] as const
type Kind = (typeof kinds)[number]
export type Asked = { readonly [Of in Kind]?: boolean } & { readonly reasons: string }

interface RestrictionProps {
  readonly of: { readonly id: string } & Record<Kind, boolean> & {
      readonly restriction: WhatIsSet | null
    }
  /** Whether it is a frame, which has what its film has. */
  readonly isFrame?: boolean
  readonly act: TextAct
  readonly onSet: (asked: Asked) => void
}

/** For moderators: who sees a film or still, and whether it is blurred until asked; each with reasons. */
export function Restriction({ of, isFrame = false, act, onSet }: RestrictionProps) {
  const { t } = useTranslation('films')
  const [asking, setAsking] = useState<{ kind: Kind; since: number } | null>(null)
  // What was set has arrived: the form has done its work.
  const open = asking && !(act.isSuccess && act.submittedAt > asking.since) ? asking.kind : null
  const own = of.restriction
  return (
    <section className={styles.restriction} aria-label={t('restriction.title')}>
      {kinds.map((kind) => {
        const isOwn = own?.[kind] ?? false
        return (
          <div key={kind} className={styles.kind}>
            {of[kind] && (
              <Status tone="warn">
                {t(isOwn ? `restriction.${kind}.is` : `restriction.${kind}.ofFilm`)}
              </Status>
            )}
            {open !== kind && (
              <Button kind="plain" onClick={() => setAsking({ kind, since: Date.now() })}>
                {t(isOwn ? `restriction.${kind}.lift` : `restriction.${kind}.set`)}
              </Button>
            )}
            {open === kind && (
              <TextForm
                name="reasons"
                label={t('restriction.why')}
                missing={t('restriction.missing')}
                busy={t('restriction.busy')}
                leave={t('restriction.leave')}
                draft={`restriction.${kind}.${of.id}`}
                hint={t(
                  isFrame && kind === 'restricted' ? 'restriction.frame' : 'restriction.hint',
                )}
                send={t(isOwn ? `restriction.${kind}.lift` : `restriction.${kind}.set`)}
                act={act}
                onSend={(reasons) => onSet({ [kind]: !isOwn, reasons })}
                onLeave={() => setAsking(null)}
              />
            )}
          </div>
        )
      })}
      {own && <small>{t('restriction.because', { reasons: own.reasons })}</small>}
    </section>
  )
}
