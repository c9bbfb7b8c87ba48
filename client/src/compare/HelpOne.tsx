import type { Comparison } from '@rollcall/contract/comparisons.ts'
import { getIdentification } from '@rollcall/contract/identifications.ts'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useLive } from '../identifications/useLive.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { dropUndo, offerUndo, undoable } from '../ui/undo.ts'
import { useKeys } from '../ui/useKeys.ts'
import { isAskedAgain } from '../votes/isAskedAgain.ts'
import { CompareRoom } from './CompareRoom.tsx'
import styles from './HelpOne.module.css'
import { sitting, type useHelp } from './useHelp.ts'

interface HelpOneProps {
  readonly help: ReturnType<typeof useHelp>
  readonly comparison: Comparison
}

/** One question of many: once it is answered, the next one stands there. */
export function HelpOne({ help, comparison }: HelpOneProps) {
  const { t } = useTranslation(['compare', 'votes'])
  const { identification, subject, sightings, portraits } = comparison
  const asked = useGet(getIdentification, { params: { identificationId: identification.id } })
  const one = asked.data ?? identification
  const nameOf = useNameOf()
  const words = { number: subject.number, name: nameOf(one.person) }
  const skip = () => {
    help.skip(comparison)
    offerUndo({ text: t('skipped'), undo: () => help.back(comparison) })
  }
  const recorded = useEffectEvent(() => {
    if (one.mine && !isAskedAgain(one)) help.answered(comparison, one.mine.why)
  })
  const told = useEffectEvent(() => announce(t('title', words)))
  useLive(subject.id)
  useEffect(() => {
    if (one.mine) recorded()
  }, [one.mine])
  useEffect(() => {
    if (identification.id) told()
  }, [identification.id])
  useKeys([
    { key: 's', text: t('skip'), run: skip },
    { key: 'u', text: t('undo'), run: undoLast },
  ])
  return (
    <CompareRoom
      one={one}
      man={subject}
      sightings={sightings}
      portraits={portraits}
      title={t('help.title')}
      onUndone={() => help.back(comparison)}
      beside={
        <div className={styles.beside}>
          {help.why && (
            <p className={styles.why} role="status">
              {t(`votes:why.${help.why}`)}
            </p>
          )}
          <span>
            {t('of', { count: help.done + 1, of: sitting })}
            {help.doneToday > 0 && ` · ${t('today', { count: help.doneToday })}`}
            {help.left &&
              ` · ${t(help.left.more ? 'leftMore' : 'left', { count: help.left.count })}`}
          </span>
          <Button kind="quiet" onClick={undoLast}>
            {t('undo')} <KeyHint of="u" />
          </Button>
          <Button kind="quiet" onClick={skip}>
            {t('skip')} <KeyHint of="s" />
          </Button>
        </div>
      }
    />
  )
}

/** Within a minute the last answer is taken back, or what was skipped comes again. */
function undoLast(): void {
  const last = undoable.last()
  dropUndo()
  void last?.undo?.()
}
