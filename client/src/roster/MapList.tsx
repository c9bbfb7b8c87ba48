import { getImport, type RosterImport, startImport } from '@rollcall/contract/imports.ts'
import { type ListReading, type RosterMapping, rosterMapping } from '@rollcall/contract/roster.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusWrong } from '../ui/focusWrong.ts'
import { Part } from '../ui/Part.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { ColumnList } from './ColumnList.tsx'
import { HowRead, readingIn } from './HowRead.tsx'
import { KeepMapping } from './KeepMapping.tsx'
import { ListRefused } from './ListRefused.tsx'
import { type Draft, lackIn } from './mapping.ts'
import { WholeList } from './WholeList.tsx'

/** Says what the columns of a list are, and then tries or imports it. What was said is kept until it is in. */
export function MapList({ one }: { readonly one: RosterImport }) {
  const { t } = useTranslation('roster')
  const form = useRef<HTMLFormElement>(null)
  const [draft, write, drop] = useDraft<Draft>(`import.${one.id}`, standingIn(one))
  const [checked, setChecked] = useState(false)
  const act = useStart(one, drop)
  const lack = checked ? lackIn(draft) : null
  const begin = (dryRun: boolean) => {
    setChecked(true)
    if (lackIn(draft)) focusWrong(form.current)
    else act.begin({ mapping: mappingOf(draft, one), dryRun })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    begin(true)
  }
  const isTried = one.state === 'done' && one.dryRun && isSame(mappingOf(draft, one), one.mapping)
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <HowRead look={one.look} onChange={(reading) => act.begin({ reading })} />
      <ColumnList
        look={one.look}
        columns={draft.columns}
        lack={lack === 'name' || lack === 'camp' ? lack : null}
        onChange={(columns) => write({ ...draft, columns })}
      />
      <Part title={t('list.title')}>
        <TextField
          label={t('list.source')}
          hint={t('list.sourceHint')}
          maxLength={300}
          value={draft.source}
          onChange={(source) => write({ ...draft, source })}
          error={lack === 'source' ? t('lack.source') : undefined}
        />
        <WholeList
          columns={draft.columns}
          isTitleMissing={lack === 'title'}
          onChange={(columns) => write({ ...draft, columns })}
        />
      </Part>
      <ListRefused error={act.error} />
      <Buttons>
        <Button
          kind={isTried ? 'outline' : 'primary'}
          type="submit"
          busy={act.isPending && t('beginning')}
        >
          {t(one.state === 'looked' ? 'try' : 'tryAgain')}
        </Button>
        {isTried && (
          <Button
            kind="primary"
            busy={act.isPending && t('beginning')}
            onClick={() => begin(false)}
          >
            {t('import')}
          </Button>
        )}
        <KeepMapping draft={draft} />
      </Buttons>
    </form>
  )
}

/** Only what was tried is imported. */
const isSame = (mapping: RosterMapping, tried: RosterMapping | null): boolean =>
  JSON.stringify(rosterMapping.safeParse(mapping).data) === JSON.stringify(tried)

/** As it was tried last, or as it may be meant. */
const standingIn = ({ mapping, look: { guess } }: RosterImport): Draft =>
  mapping ?? { source: guess.source ?? '', columns: guess.columns }

/** With how the list was read, so that what is tried is what is seen. */
const mappingOf = (draft: Draft, { look }: RosterImport): RosterMapping =>
  ({ ...draft, ...readingIn(look), head: look.head }) as RosterMapping

/** Read otherwise it may have other columns; once it is in nothing is left to say. */
function useStart({ id, uploadId }: RosterImport, drop: () => void) {
  const answers = useAnswers()
  const act = useAct(startImport, {
    onSuccess: (now) => {
      if (!now.mapping || !now.dryRun) drop()
      answers.set(getImport, { params: { importId: id } }, now)
    },
  })
  const begin = (asked: {
    readonly reading?: ListReading
    readonly mapping?: RosterMapping
    readonly dryRun?: boolean
  }) => act.mutate({ body: { uploadId: uploadId ?? '', ...asked } })
  return { begin, isPending: act.isPending, error: act.error }
}
