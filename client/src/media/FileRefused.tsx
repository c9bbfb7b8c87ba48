import { useTranslation } from 'react-i18next'
import { errorAt, isProblem } from '../api/problem.ts'
import { Refused } from '../ui/Refused.tsx'

/** Why a file cannot be used and what to choose instead, in the reader's language. */
export function FileRefused({ error }: { readonly error: Error | null }) {
  const { t, i18n } = useTranslation('media')
  const said = isProblem(error, 'media.unfit') ? error.document : {}
  const reason = `unfit.${said.reason}`
  const known = i18n.exists(reason, { ns: 'media' }) ? (reason as 'unfit.picture-depth') : null
  const named = { named: String(said.named ?? '') }
  return <Refused error={error} reason={known ? t(known, named) : undefined} />
}

/** Whether it was the file that was refused: it has to be chosen anew. */
export const isOfFile = (error: Error | null) =>
  errorAt(error, 'uploadId') !== undefined || isProblem(error, 'upload.unfinished')
