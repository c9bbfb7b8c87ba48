import { getStill, listStills, restrictStill, type StillPage } from '@rollcall/contract/stills.ts'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { Restriction } from '../films/Restriction.tsx'

/** Of a photo, or of one frame of a film. */
export function RestrictStill({ still }: { readonly still: StillPage }) {
  const answers = useAnswers()
  const act = useAct(restrictStill, {
    onSuccess: (now, { params }) => {
      answers.set(getStill, { params }, now)
      void answers.refresh(listStills)
    },
  })
  return (
    <Restriction
      of={still}
      isFrame={still.filmId !== null}
      act={act}
      onSet={(body) => act.mutate({ params: { stillId: still.id }, body })}
    />
  )
}
