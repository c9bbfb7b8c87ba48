import type { FilmId, SubjectId } from '@rollcall/contract/ids.ts'
import { getStill } from '@rollcall/contract/stills.ts'
import { listSubjects } from '@rollcall/contract/subjects.ts'
import type { About } from '@rollcall/contract/tips.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGet, useList } from '../../api/queries.ts'
import { manNumberIn } from '../../men/manNumber.ts'
import { ChooseMan, type ShownMan } from '../../stills/ChooseMan.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { More } from '../../ui/More.tsx'
import { Refused } from '../../ui/Refused.tsx'

interface MenDialogProps {
  readonly about: About | null
  readonly onChoose: (subjectId: SubjectId) => void
  readonly onClose: () => void
}

/** The men by their faces: those on the still that the tip is about, those of its film, or all. */
export function MenDialog({ about, ...rest }: MenDialogProps) {
  return about?.kind === 'still' ? (
    <MenOnStill stillId={about.id} {...rest} />
  ) : (
    <MenOfAll query={about?.kind === 'film' ? { filmId: about.id } : {}} {...rest} />
  )
}

type Choosing = Omit<MenDialogProps, 'about'>

function MenOnStill({
  stillId,
  ...rest
}: Choosing & { readonly stillId: Extract<About, { kind: 'still' }>['id'] }) {
  const { data: still, ...query } = useGet(getStill, { params: { stillId } })
  const men = still?.sightings.map(({ subject, region }) => ({ subject, region, still })) ?? []
  return <Men men={men} list={query} {...rest} />
}

function MenOfAll({ query, ...rest }: Choosing & { readonly query: { filmId?: FilmId } }) {
  const { t } = useTranslation('tips')
  const [number, setNumber] = useState('')
  const sought = manNumberIn(number)
  const list = useList(listSubjects, { query: sought === null ? query : { number: sought } })
  const men = list.items?.map(({ portrait, ...subject }) => ({ subject, ...portrait })) ?? []
  const above = (
    <TextField label={t('make.number')} inputMode="numeric" value={number} onChange={setNumber} />
  )
  return (
    <Men men={men} list={list} above={above} none={sought !== null && 'make.noNumber'} {...rest}>
      <More list={list} />
    </Men>
  )
}

interface MenProps extends Choosing {
  readonly men: readonly ShownMan[]
  readonly list: { readonly error: Error | null; readonly isPending: boolean }
  readonly above?: ReactNode
  /** What is said where there is nobody. */
  readonly none?: 'make.noNumber' | false
  readonly children?: ReactNode
}

function Men({ men, list, none, children, ...rest }: MenProps) {
  const { t } = useTranslation('tips')
  const isEmpty = !list.isPending && men.length === 0
  return (
    <ChooseMan
      title={t('make.man')}
      intro={t(isEmpty ? none || 'make.nobody' : 'make.manIntro')}
      men={men}
      {...rest}
    >
      <Refused error={list.error} />
      {list.isPending && <Loading rows={1} height="9rem" />}
      {children}
    </ChooseMan>
  )
}
