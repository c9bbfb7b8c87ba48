import type { Comparison } from '@rollcall/contract/comparisons.ts'
import { getIdentification } from '@rollcall/contract/identifications.ts'
import type { PersonId } from '@rollcall/contract/ids.ts'
import { getPerson } from '@rollcall/contract/people.ts'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useLive } from '../identifications/useLive.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { offerUndo } from '../ui/undo.ts'
import { useKeys } from '../ui/useKeys.ts'
import { isAskedAgain } from '../votes/isAskedAgain.ts'
import { CompareRoom } from './CompareRoom.tsx'
import type { counted } from './counted.ts'
import type { useHelp } from './useHelp.ts'

interface HelpOneProps {
  readonly help: ReturnType<typeof useHelp>
  readonly comparison: Comparison
}

/** One question of many: how all answered stands there, as far as he may see it, until he goes on to the next. */
export function HelpOne({ help, comparison }: HelpOneProps) {
  const { t } = useTranslation('compare')
  const { identification, subject, sightings } = comparison
  const asked = useGet(getIdentification, { params: { identificationId: identification.id } })
  const one = asked.data ?? identification
  const personId = one.person.id ?? ('' as PersonId)
  const isRead = one.person.id !== null && !one.person.withheld
  const person = useGet(getPerson, { params: { personId } }, { enabled: isRead })
  // As they are now: one of them may have been taken off since the list was asked for.
  const portraits = person.data?.portraits ?? comparison.portraits
  const nameOf = useNameOf()
  const words = { number: subject.number, name: nameOf(one.person) }
  const isAnswered = one.mine !== null && !isAskedAgain(one)
  const skip = () => {
    help.skip(comparison)
    announce(t('skipped'))
    offerUndo({ text: t('skipped'), undo: () => help.back(comparison) })
  }
  const goOn = () => isAnswered && help.answered(comparison)
  const told = useEffectEvent(() => announce(t('title', words)))
  useLive(subject.id)
  useEffect(() => {
    if (identification.id) told()
  }, [identification.id])
  useKeys([
    isAnswered
      ? { key: 'n', text: t('next'), run: goOn }
      : { key: 's', text: t('skip'), run: skip },
  ])
  return (
    <CompareRoom
      one={one}
      man={subject}
      sightings={sightings}
      portraits={portraits}
      title={t('help.title')}
      back="/"
      onUndone={() => help.back(comparison)}
      line={<Progress of={help.counted(isAnswered)} />}
      ways={{
        before: (
          <Button kind="quiet" onClick={skip}>
            {t('skip')} <KeyHint of="s" />
          </Button>
        ),
        after: (
          <Button kind="primary" onClick={goOn}>
            {t('next')} <KeyHint of="n" />
          </Button>
        ),
      }}
    />
  )
}

/** How many he has answered today, and how many are left for him. */
function Progress({ of }: { readonly of: ReturnType<typeof counted> | null }) {
  const { t } = useTranslation('compare')
  if (!of) return null
  const { doneToday, left } = of
  return (
    <p>
      {doneToday > 0 && `${t('today', { count: doneToday })} · `}
      {t(left.more ? 'leftMore' : 'left', { count: left.count })}
    </p>
  )
}
