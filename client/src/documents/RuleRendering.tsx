import { getDocument, ruleRendering, type SourceDocument } from '@rollcall/contract/documents.ts'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { RuleWork } from '../media/RuleWork.tsx'
import { useSayRuled } from '../media/useSayRuled.ts'

interface RuleRenderingProps {
  readonly document: Pick<SourceDocument, 'id' | 'title' | 'can'>
}

/** Cancels the rendering of a document, or has it tried again. */
export function RuleRendering({ document: { id, title, can } }: RuleRenderingProps) {
  const say = useSayRuled()
  const { set } = useAnswers()
  const params = { documentId: id }
  const act = useAct(ruleRendering, {
    onSuccess: (document, ruled) => {
      say(ruled)
      set(getDocument, { params }, document)
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
