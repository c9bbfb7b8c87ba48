import type { SubjectListed } from '@rollcall/contract/subjects.ts'

/** A man on the wall who is new, or stands otherwise than before. */
export interface News {
  readonly man: SubjectListed
  readonly what: 'new' | 'standing'
}

/** What of a list is otherwise than it was. Who stands below the last that was shown came by scrolling, and is no news. */
export function newsIn(was: readonly SubjectListed[], is: readonly SubjectListed[]): News[] {
  const before = new Map(was.map((man) => [man.id, man]))
  const last = was.at(-1)?.number ?? 0
  return is.flatMap((man): News[] => {
    const former = before.get(man.id)
    if (!former) return man.number > last ? [{ man, what: 'new' }] : []
    const same = former.standing === man.standing && former.undecided === man.undecided
    return same ? [] : [{ man, what: 'standing' }]
  })
}
