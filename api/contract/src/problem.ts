import { z } from 'zod'

/** Every refusal there is, with its HTTP status and its title. The list is closed. */
export const problems = {
  'request.invalid': { status: 400, title: 'Something in the request is not right' },
  'media.unfit': { status: 400, title: 'This is not a picture or film we can use' },
  'list.unfit': { status: 400, title: 'This list cannot be read' },
  'vote.reason-required': { status: 400, title: 'A changed answer needs a reason' },
  'challenge.refused': {
    status: 400,
    title: 'The proof of work is missing, wrong, used or too old',
  },
  'auth.required': { status: 401, title: 'Please sign in' },
  'auth.refused': { status: 401, title: 'The address or the password is not right' },
  'second-factor.refused': { status: 401, title: 'This code does not hold' },
  'second-factor.expired': { status: 401, title: 'Please sign in again from the beginning' },
  forbidden: { status: 403, title: 'Your role does not allow this' },
  'second-factor.required': { status: 403, title: 'This needs your second factor' },
  'origin.foreign': { status: 403, title: 'This request came from another site' },
  'interest.own': { status: 403, title: 'Nobody rules on what is theirs' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'receipt.unknown': { status: 404, title: 'No tip has this receipt' },
  'method.not-allowed': { status: 405, title: 'This cannot be done here' },
  'request.stalled': { status: 408, title: 'The request did not come to its end' },
  'second-factor.none': { status: 409, title: 'There is no second factor yet' },
  'second-factor.enrolled': { status: 409, title: 'A second factor is set up already' },
  'sighting.ambiguous': { status: 409, title: 'He may have been marked already' },
  'sighting.taken': { status: 409, title: 'This man is marked on this still already' },
  'sighting.settled': { status: 409, title: 'Others have built on this mark' },
  'sighting.stale': { status: 409, title: 'The mark has changed' },
  'sighting.elsewhere': { status: 409, title: 'That is another place: mark anew' },
  'sighting.last': { status: 409, title: 'It is the only mark of a man whose name is confirmed' },
  'identification.exists': { status: 409, title: 'He was proposed for this man already' },
  'identification.closed': { status: 409, title: 'This identification takes no answers now' },
  'identification.not-alone': { status: 409, title: 'Others have taken part already' },
  'identification.linked': { status: 409, title: 'The name is linked to a person already' },
  'evidence.ruled': { status: 409, title: 'This was ruled on already' },
  'subject.unseen': { status: 409, title: 'There is no mark of him to look at' },
  'subject.identified': { status: 409, title: 'This man has a confirmed name already' },
  'subject.merged': { status: 409, title: 'They are joined already' },
  'subject.not-merged': { status: 409, title: 'He is not joined with anybody' },
  'subject.same-still': { status: 409, title: 'They are two men in one picture' },
  'subject.both-confirmed': { status: 409, title: 'Both have a confirmed name' },
  'decision.stale': { status: 409, title: 'The case has changed' },
  'decision.transition': {
    status: 409,
    title: 'This ruling does not follow from the present status',
  },
  'decision.conditions': { status: 409, title: 'The conditions of this ruling are not met' },
  'decision.signed': { status: 409, title: 'You have signed this already' },
  'tip.converted': { status: 409, title: 'This was made of the tip already' },
  'tip.dismissed': { status: 409, title: 'This tip was dismissed already' },
  'tip.full': { status: 409, title: 'This thread takes no more messages' },
  'flag.resolved': { status: 409, title: 'This flag was resolved already' },
  'claim.taken': { status: 409, title: 'Another moderator has this in hand' },
  'still.of-film': { status: 409, title: 'This picture is a frame of a film' },
  'film.not-ready': { status: 409, title: 'This film is not ready' },
  'import.running': { status: 409, title: 'This list is being read just now' },
  'import.built-on': { status: 409, title: 'Others have built on this answer' },
  'upload.unfinished': { status: 409, title: 'The upload is not complete' },
  'range.unsatisfiable': { status: 416, title: 'The file is shorter than that' },
  'body.too-large': { status: 413, title: 'That is too much at once' },
  'media-type.unsupported': { status: 415, title: 'Please send JSON' },
  'idempotency.reused': { status: 422, title: 'This key was used for another request' },
  'upload.quota': { status: 429, title: 'Too much of yours waits to be used' },
  'limit.reached': { status: 429, title: 'That is enough for today' },
  'too-many': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  'act.unshown': { status: 503, title: 'It may have been stored, but cannot be shown' },
  unready: { status: 503, title: 'Not ready yet' },
  'storage.full': { status: 507, title: 'There is no room for it now' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems
const codes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]]
export const problemCode = z.enum(codes)

/** RFC 9457. `errors` name the fields; `candidates`, `changed`, `lacking` come with the codes that promise them. */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: problemCode,
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof problem>
export type FieldError = { path: string; message: string }
