import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { profile } from './exportRow.ts'
import { subjectId } from './ids.ts'
import { text } from './text.ts'

export const getDossier = endpoint({
  name: 'getDossier',
  method: 'GET',
  path: '/api/subjects/{subjectId}/dossier.pdf',
  summary:
    'Everything about one man, to be printed: for everybody while he is confirmed, for moderators always; as visitors read it, or by a profile as the exports have them',
  access: 'visitor',
  params: z.strictObject({ subjectId }),
  query: z.strictObject({
    profile: profile.default('public'),
    /** What it is taken for: partner and full ask for it, and it is written into the log. */
    reason: text.optional(),
    /** As the reader’s browser asks for it where nothing is said. */
    lang: z.enum(['en', 'ko']).optional(),
  }),
  status: 200,
  response: { file: ['application/pdf'] },
  errors: ['auth.required', 'forbidden', 'not-found', 'second-factor.required'],
})
export type DossierAsked = z.output<(typeof getDossier)['query']>
