import type { Change } from '@rollcall/contract/changes.ts'
import type { Person } from '@rollcall/contract/people.ts'
import type { Portrait } from '@rollcall/contract/portraits.ts'
import { useTranslation } from 'react-i18next'
import { useSpan } from '../camps/useSpan.ts'
import { useNamedIn } from '../camps/useTellCamp.ts'
import { useWhen } from '../dates/useWhen.ts'
import { linesOf, type Telling } from '../history/told.ts'
import { type Fact, isDate } from './personForm.ts'
import { usePortraitWords } from './usePortraitWords.ts'

/** Corrections of an entry and its portraits in words. */
export function useTellPerson({ portraits, takenOff = [] }: Person): Telling {
  const { t } = useTranslation('people')
  const ofPerson = useSayPerson()
  const ofPortrait = useSayPortrait()
  const named = useNamedIn()
  const words = usePortraitWords()
  return (change) => {
    if (change.what === 'person.corrected')
      return { about: null, lines: linesOf(change, ofPerson.labelOf, ofPerson.say(named(change))) }
    if (change.what !== 'portrait.corrected' && change.what !== 'portrait.added') return null
    const portrait = [...portraits, ...takenOff].find(({ id }) => id === change.about.id)
    const which = portrait ? words(portrait) : t('changes.portrait')
    const about = change.what === 'portrait.added' ? t('changes.added', { which }) : which
    const lines = linesOf(change, ofPortrait.labelOf, ofPortrait.say)
    return { about, lines: lines.filter(({ was, now }) => was !== now) }
  }
}

type Of<What extends Change['what']> = Extract<Change, { readonly what: What }>['was']

function useSayPerson() {
  const { t } = useTranslation('people')
  const when = useWhen()
  const labels: Readonly<Record<string, string>> = {
    fates: t('fates'),
    publishedLists: t('lists'),
    sources: t('changes.sources'),
    unread: t('changes.unread'),
    stays: t('stays'),
    ids: t('ids'),
    camps: t('stays'),
  }
  const span = useSpan()
  const asOf = (at: string | undefined) => (at ? t('asOf', { at: when(at) }) : null)
  const several = (
    { fates, publishedLists, sources, unread, stays, ids, camps }: Of<'person.corrected'>,
    nameOf: (camp: string) => string,
  ) => [
    ...(stays ?? []).map(({ camp, from, to, source }) =>
      inOne(nameOf(camp), span(from, to), source),
    ),
    ...(ids ?? []).map(({ authority, id }) => inOne(authority, id)),
    ...(camps ?? []),
    ...(fates ?? []).map((one) => inOne(t(`fate.${one.code}`), one.authority, asOf(one.asOf))),
    ...(publishedLists ?? []).map(({ title, date, url }) => inOne(title, date && when(date), url)),
    ...Object.entries(sources ?? {}).map(
      ([fact, source]) => `${labels[fact] ?? t(`field.${fact as Fact}`)}: ${source}`,
    ),
    ...(unread ?? []).map(({ column, written }) => `${column}: ${when(written)}`),
  ]
  return {
    labelOf: (field: string) => labels[field] ?? t(`field.${field as Fact}`),
    say:
      (nameOf: (camp: string) => string) =>
      (field: string, value: unknown): string | null => {
        if (field in labels) return several({ [field]: value }, nameOf).join('\n') || null
        if (Array.isArray(value)) return value.join(', ') || null
        if (typeof value === 'number') return String(value)
        return value && isDate(field) ? when(String(value)) : ((value as string | null) ?? null)
      },
  }
}

function useSayPortrait() {
  const { t } = useTranslation('people')
  const when = useWhen()
  return {
    labelOf: (field: string) =>
      field === 'takenOff'
        ? t('changes.isShown')
        : t(`portrait.${field as 'date' | 'source' | 'lentBy' | 'rights'}`),
    say: (field: string, value: unknown): string | null => {
      if (typeof value === 'boolean') return t(value ? 'changes.takenOff' : 'changes.shown')
      if (!value) return null
      if (field === 'lentBy') return t(`portrait.lent.${value as NonNullable<Portrait['lentBy']>}`)
      return field === 'date' ? when(String(value)) : String(value)
    },
  }
}

const inOne = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter(Boolean).join(' · ')
