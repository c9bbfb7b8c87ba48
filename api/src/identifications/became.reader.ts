import { type Became, became } from '@rollcall/contract/figures.ts'
import type { Status } from '@rollcall/contract/status.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { Identifications, type Rested, type Turn } from './identification.model.ts'

/** So many names that were once confirmed, alike in what they rested on and in what became of them. */
export interface BecameAlike extends Partial<Rested> {
  readonly became: Became
  readonly isConfirmed: boolean
  readonly names: number
}

/**
 * Counts what became of all that was ever confirmed, by its history: the worst that happened after it was confirmed
 * first. Those that are questioned now are told by who knows of it.
 */
export const countBecame = async (
  session: Session,
  questioned: readonly string[],
): Promise<BecameAlike[]> => {
  const all = await countAlike(session, {})
  if (questioned.length === 0) return all
  const now = await countAlike(session, { _id: { $in: [...questioned] }, status: 'confirmed' })
  const untouched = now.filter(({ became }) => became === 'undoubted')
  const moved = untouched.map((one) => ({ ...one, became: 'questioned' as const }))
  return [...all, ...moved, ...untouched.map((one) => ({ ...one, names: -one.names }))]
}

type Alike = Omit<BecameAlike, 'became'> & { readonly worst: number }

const countAlike = async (session: Session, where: object): Promise<BecameAlike[]> => {
  const alike = rawOf(Identifications).aggregate<Alike>(
    [
      { $match: { everConfirmed: true, ...where } },
      {
        $group: {
          _id: {
            classes: '$rested.classes',
            years: '$rested.years',
            worst,
            isConfirmed: { $eq: ['$status', 'confirmed'] },
          },
          names: { $sum: 1 },
        },
      },
      { $replaceWith: { $mergeObjects: ['$_id', { names: '$names' }] } },
    ],
    { session },
  )
  const found: BecameAlike[] = []
  for await (const { worst, ...one } of alike)
    found.push({ ...one, became: became[worst] ?? 'undoubted' })
  return found
}

const isEnd = (of: '$$this.from' | '$$this.to', ...some: readonly Status[]) => ({ $in: [of, some] })
const isBecause = (because: Turn['because']) => ({ $eq: ['$$this.because', because] })

/** A signature is told with the act that it became. */
const isAct = { $not: [isBecause('signed')] }
const isDoubt = { $or: [isBecause('upheld'), isBecause('short')] }
const isFrom = isEnd('$$this.from', 'confirmed')

/** How bad a turn was for what had been confirmed before it. */
const badness = {
  $cond: [
    isEnd('$$this.to', 'retracted', 'ruled-out'),
    became.indexOf('retracted'),
    {
      $cond: [
        { $and: [isFrom, isEnd('$$this.to', 'disputed')] },
        became.indexOf('reopened'),
        { $cond: [{ $and: [isFrom, isDoubt] }, became.indexOf('questioned'), 0] },
      ],
    },
  ],
}

const worst = {
  $getField: {
    field: 'worst',
    input: {
      $reduce: {
        input: '$history',
        initialValue: { was: false, worst: 0 },
        in: {
          was: { $or: ['$$value.was', { $and: [isAct, isEnd('$$this.to', 'confirmed')] }] },
          worst: {
            $max: ['$$value.worst', { $cond: [{ $and: ['$$value.was', isAct] }, badness, 0] }],
          },
        },
      },
    },
  },
}
