import { isVisible } from '@rollcall/contract/text.ts'
import { type About, type TipBody, tipBody } from '@rollcall/contract/tips.ts'

/** What somebody can be to a man; whoever is something else says it in his own words. */
export const relations = ['served with him', 'family', 'researcher', 'other'] as const
export type Relation = (typeof relations)[number]

/** A tip while it is written. */
export interface TipForm {
  readonly who: string
  readonly how: string
  readonly relation: Relation | null
  /** In his own words, beside "other". */
  readonly otherwise: string
  readonly mayPublish: 'yes' | 'no'
  readonly mayQuote: 'yes' | 'no'
}

export const emptyTip: TipForm = {
  who: '',
  how: '',
  relation: null,
  otherwise: '',
  mayPublish: 'no',
  mayQuote: 'no',
}

/** What is sent of it, without the answer to the server's task. */
export type TipWritten = Omit<TipBody, 'challenge'>

export type Wrong = Partial<Record<'who' | 'how' | 'relationship', 'missing' | 'long'>>

/** What is not right yet, by field. Only how one knows has to be said. */
export function wrongIn(form: TipForm): Wrong {
  const { who, how, relationship } = tipBody.shape
  const isLong = { who: !fits(who, form.who), how: !fits(how, form.how) }
  const otherwise = form.relation === 'other' ? form.otherwise : ''
  return {
    ...(isLong.who ? { who: 'long' } : {}),
    ...(!isVisible(form.how) ? { how: 'missing' } : isLong.how ? { how: 'long' } : {}),
    ...(fits(relationship, otherwise) ? {} : { relationship: 'long' }),
  }
}

interface Schema {
  safeParse(value: unknown): { readonly success: boolean }
}
const fits = (schema: Schema, text: string) => !isVisible(text) || schema.safeParse(text).success

export function bodyOf(form: TipForm, about: About | null): TipWritten {
  const { who, how, relation, otherwise, mayPublish, mayQuote } = form
  const relationship =
    relation === 'other' ? (isVisible(otherwise) && otherwise.trim()) || relation : relation
  return {
    ...(about ? { about } : {}),
    ...(isVisible(who) ? { who: who.trim() } : {}),
    how: how.trim(),
    ...(relationship ? { relationship } : {}),
    mayPublish: mayPublish === 'yes',
    mayQuote: mayQuote === 'yes',
  }
}
