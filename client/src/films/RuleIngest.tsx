import { type Film, getFilm, ruleIngest } from '@rollcall/contract/films.ts'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { RuleWork } from '../media/RuleWork.tsx'
import { useSayRuled } from '../media/useSayRuled.ts'

interface RuleIngestProps {
  readonly film: Pick<Film, 'id' | 'title' | 'can'>
}

/** Cancels the ingest of a film, or has it tried again. */
export function RuleIngest({ film: { id, title, can } }: RuleIngestProps) {
  const say = useSayRuled()
  const { set } = useAnswers()
  const params = { filmId: id }
  const act = useAct(ruleIngest, {
    onSuccess: (film, ruled) => {
      say(ruled)
      set(getFilm, { params }, film)
    },
  })
  return (
    <RuleWork
      {...{ title, can }}
      rule={(ruling) => act.mutate({ params, body: { ruling } })}
      busy={act.isPending}
      error={act.error}
    />
  )
}
