import { addFilm } from '@rollcall/contract/films.ts'
import { addStill, type NearStill } from '@rollcall/contract/stills.ts'
import { useNavigate } from 'react-router'
import { useAct } from '../api/queries.ts'
import type { There } from '../media/useWhenThere.ts'
import { provenanceOf, type SourceForm } from './provenanceForm.ts'
import { type AsSource, sending } from './sending.ts'

/** What is told where one arrives. */
interface Arrival {
  /** The same file twice is one source: under another title it was here before. */
  readonly known: boolean
  /** What the photo looks like. */
  readonly near?: readonly NearStill[]
}

/** Makes the film or photo of a finished upload and goes to it. */
export function useAdd(onAdded: () => void) {
  const go = useNavigate()
  const arrive = (path: string, state: Arrival) => {
    onAdded()
    sending.drop()
    void go(path, { state })
  }
  const film = useAct(addFilm, {
    onSuccess: ({ id, title }, { body }) => arrive(`/films/${id}`, { known: body.title !== title }),
  })
  const photo = useAct(addStill, {
    onSuccess: ({ id, title, near }, { body }) =>
      arrive(`/stills/${id}`, { known: body.title !== title, near }),
  })
  const send = (
    { about: { kind }, uploadId }: There<AsSource>,
    form: SourceForm,
    page: number | null,
  ) => {
    const body = { uploadId, title: form.title.trim(), provenance: provenanceOf(form) }
    if (kind === 'film') film.mutate({ body })
    else photo.mutate({ body: { ...body, ...(page !== null && { page }) } })
  }
  const last = film.submittedAt > photo.submittedAt ? film : photo
  return { send, isPending: last.isPending, error: last.error }
}
