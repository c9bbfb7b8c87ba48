import { useTranslation } from 'react-i18next'
import { errorAt, isProblem } from '../api/problem.ts'
import { Refused } from '../ui/Refused.tsx'

/** Why a file cannot be used and what to choose instead, in the reader's language. */
export function FileRefused({ error }: { readonly error: Error | null }) {
  const { t, i18n } = useTranslation('media')
  const named = isProblem(error, 'media.unfit') ? `unfit.${error.document.reason}` : ''
  const known = i18n.exists(named, { ns: 'media' }) ? (named as 'unfit.unknown') : null
  return <Refused error={error} reason={known ? t(known) : undefined} />
}

/** Whether it was the file that was refused: it has to be chosen anew. */
export const isOfFile = (error: Error | null) =>
  errorAt(error, 'uploadId') !== undefined || isProblem(error, 'upload.unfinished')
