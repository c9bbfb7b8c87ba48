import { addDocument } from '@rollcall/contract/documents.ts'
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

/** Makes the film, photo or source document of a finished upload and goes to it. */
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
  const document = useAct(addDocument, {
    onSuccess: ({ id, title }, { body }) =>
      arrive(`/documents/${id}`, { known: body.title !== title }),
  })
  const send = (
    { about: { kind }, uploadId }: There<AsSource>,
    form: SourceForm,
    page: number | null,
  ) => {
    const body = { uploadId, title: form.title.trim(), provenance: provenanceOf(form) }
    if (kind === 'film') film.mutate({ body })
    else if (kind === 'document') document.mutate({ body })
    else photo.mutate({ body: { ...body, ...(page !== null && { page }) } })
  }
  const last = [film, photo, document].reduce((one, other) =>
    other.submittedAt > one.submittedAt ? other : one,
  )
  return { send, isPending: last.isPending, error: last.error }
}
