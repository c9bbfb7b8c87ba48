import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import { listPeople } from '@rollcall/contract/people.ts'
import { getPool } from '@rollcall/contract/pool.ts'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useGet } from '../api/queries.ts'
import { Button } from '../ui/Button.tsx'
import { Finder } from '../ui/Finder.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { useSettled } from '../ui/useSettled.ts'
import styles from './PersonPicker.module.css'
import { useFacts } from './useFacts.ts'

const LEAST_LETTERS = 2
const MOST_FOUND = 8
/** What is chosen to keep the name as it was written; no id is like this. */
const KEEP = 'keep'

export type Picked =
  | { readonly personId: PersonId; readonly label: string }
  | { readonly name: string }

interface PersonPickerProps {
  readonly onPick: (picked: Picked) => void
  /** Else "Who he may be". */
  readonly label?: string
  /** What stands in the field at first: a name that was given elsewhere. */
  readonly start?: string
  readonly error?: string | undefined
  /** Those whom this man could be come first ([C5]). */
  readonly forMan?: SubjectId | undefined
}

/** Finds somebody on the roster by his name as it is remembered, or keeps the name as it was written. What is typed stays until one is chosen. */
export function PersonPicker({ onPick, label, start = '', error, forMan }: PersonPickerProps) {
  const { t } = useTranslation('people')
  const { pathname } = useLocation()
  const [text, setText, drop] = useDraft(`who.${pathname}`, start)
  const name = text.trim()
  const { found, note, settled } = useFound(name, forMan)
  const pick = (picked: Picked) => {
    drop()
    onPick(picked)
  }
  const keep = name && settled ? [{ id: KEEP, name: t('picker.keep', { name }) }] : []
  return (
    <div className={styles.picker}>
      <Finder
        label={label ?? t('picker.label')}
        hint={t('picker.hint')}
        error={error}
        value={text}
        onChange={setText}
        found={[...found, ...keep]}
        note={note}
        onPick={({ id }) => {
          const one = found.find((person) => person.id === id)
          pick(one ? { personId: one.id, label: one.name } : { name })
        }}
      />
      {name && (
        <Button kind="plain" onClick={() => pick({ name })}>
          {t('picker.notAmong', { name })}
        </Button>
      )}
    </div>
  )
}

/** Who is found for what was typed, once the typing pauses. */
function useFound(name: string, forMan: SubjectId | undefined) {
  const { t } = useTranslation('people')
  const facts = useFacts()
  const q = useSettled(name)
  const enabled = q.length >= LEAST_LETTERS
  const { data, isError, isPlaceholderData } = useGet(
    listPeople,
    { query: { q, limit: MOST_FOUND } },
    { enabled, keep: true },
  )
  const fitting = useGet(
    getPool,
    { params: { subjectId: forMan ?? ('' as never) }, query: { q, limit: MOST_FOUND } },
    { enabled: enabled && forMan !== undefined, keep: true },
  ).data?.items
  const fits = new Set(fitting?.map(({ id }) => id))
  const first = (fitting ?? []).map((person) => ({ ...person, hit: null }))
  const others = (data?.items ?? []).filter(({ id }) => !fits.has(id))
  const all = enabled ? [...first, ...others].slice(0, MOST_FOUND) : []
  const found = all.flatMap((person) => {
    if (person.name === null) return []
    const why = fits.has(person.id) ? t('picker.fits') : person.hit && t(`hit.${person.hit}`)
    const detail = [...facts(person), why].filter(Boolean).join(' · ')
    return [{ id: person.id, name: person.name, detail }]
  })
  const nobody = enabled && data?.items.length === 0
  const note = isError ? t('picker.failed') : nobody && t('picker.nobody')
  // Keeping it comes last, and only once the roster has answered: nobody passes over who is on his way.
  const settled = q === name && (!enabled || isError || (data !== undefined && !isPlaceholderData))
  return { found, note: note || undefined, settled }
}
