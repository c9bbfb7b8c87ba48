import type { Identification } from '@rollcall/contract/identifications.ts'
import type { SubjectPage } from '@rollcall/contract/subjects.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { Candidate } from '../identifications/Candidate.tsx'
import { isOpen } from '../identifications/tones.ts'
import type { Fresh } from '../identifications/useFresh.ts'
import type { Proposed } from '../identifications/usePropose.ts'
import { Empty } from '../ui/Empty.tsx'
import styles from './Candidates.module.css'

interface CandidatesProps {
  readonly man: SubjectPage
  readonly fresh: Fresh
}

/** Everybody he may be, side by side in the order of proposing, which says nothing about who is ahead. */
export function Candidates({ man, fresh }: CandidatesProps) {
  const { t } = useTranslation('cases')
  const open = man.identifications.filter(({ status }) => isOpen(status))
  // Once chosen it stays until the reader goes to another: a key never answers about somebody he did not look at.
  const [focused, setFocused] = useState(() => firstToAnswer(open)?.id)
  const current = open.find(({ id }) => id === focused) ?? open[0]
  const named = open.some(({ status }) => status === 'confirmed')
  if (open.length === 0) return <NoName closed={man.identifications.length} />
  return (
    <>
      <WhatBecame />
      <h2 className={styles.heading}>
        {t(named ? 'restsOn' : 'candidates', { count: open.length })}
      </h2>
      <div className={styles.candidates}>
        {open.map((one) => (
          <Candidate
            key={one.id}
            of={one}
            current={one === current}
            fresh={fresh === one.id}
            isSeen={man.sightings.length > 0}
            onFocus={() => setFocused(one.id)}
          />
        ))}
      </div>
    </>
  )
}

const firstToAnswer = (open: readonly Identification[]) =>
  open.find(({ can, mine }) => can.vote && mine === null) ?? open[0]

function NoName({ closed }: { readonly closed: number }) {
  const { t } = useTranslation('cases')
  const mayPropose = useMe()?.can.contribute ?? false
  return (
    <Empty title={t(closed > 0 ? 'noName.titleNow' : 'noName.title')}>
      <p>{t(mayPropose ? 'noName.text' : 'noName.visitor')}</p>
    </Empty>
  )
}

/** After proposing: what became of it. */
function WhatBecame() {
  const { t } = useTranslation('cases')
  const state = useLocation().state as Proposed | null
  if (!state?.proposed) return null
  return (
    <p className={styles.became} role="status">
      {t(`proposed.${state.proposed}`)}
    </p>
  )
}
