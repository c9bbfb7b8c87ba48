import { z } from 'zod'

/** Every refusal there is, with its HTTP status and its title. The list is closed. */
export const problems = {
  'request.invalid': { status: 400, title: 'Something needs to be corrected' },
  'media.unfit': { status: 400, title: 'We cannot use this file' },
  'list.unfit': { status: 400, title: 'This list cannot be read' },
  'vote.reason-required': { status: 400, title: 'Please give a reason for changing your answer' },
  'challenge.refused': {
    status: 400,
    title: 'The spam check did not go through. Please send again',
  },
  'auth.required': { status: 401, title: 'Please sign in' },
  'auth.refused': { status: 401, title: 'That e-mail address or password is not correct' },
  'second-factor.refused': { status: 401, title: 'That code did not work' },
  'second-factor.expired': { status: 401, title: 'Please start signing in again' },
  forbidden: { status: 403, title: 'Your account does not allow this' },
  'second-factor.required': { status: 403, title: 'This needs two-step sign-in' },
  'origin.foreign': { status: 403, title: 'This request came from another site' },
  'interest.own': {
    status: 403,
    title: 'You have a part in this case, so another moderator must rule on it',
  },
  'not-found': { status: 404, title: 'We could not find this' },
  'receipt.unknown': { status: 404, title: 'No tip matches this receipt' },
  'method.not-allowed': { status: 405, title: 'That is not possible here' },
  'request.stalled': {
    status: 408,
    title: 'The connection broke off while sending; please send it again',
  },
  'second-factor.none': { status: 409, title: 'Two-step sign-in is not set up yet' },
  'second-factor.enrolled': { status: 409, title: 'Two-step sign-in is already on' },
  'sighting.ambiguous': { status: 409, title: 'He may already be marked' },
  'sighting.taken': { status: 409, title: 'This man is already marked on this still' },
  'sighting.settled': {
    status: 409,
    title: 'Others have built on this mark: a moderator can still change it',
  },
  'sighting.stale': { status: 409, title: 'Someone has mended this mark in the meantime' },
  'sighting.elsewhere': {
    status: 409,
    title: 'That is another place, perhaps another man. Please make a new mark',
  },
  'sighting.last': {
    status: 409,
    title: 'It is the only mark of a man whose name is confirmed: retract the name first',
  },
  'identification.exists': { status: 409, title: 'This name has already been proposed for him' },
  'identification.closed': { status: 409, title: 'This proposal is closed to answers' },
  'identification.not-alone': { status: 409, title: 'Other people have already taken part' },
  'identification.linked': {
    status: 409,
    title: 'This name is already linked to a person on the roster',
  },
  'evidence.ruled': { status: 409, title: 'This evidence has already been ruled on' },
  'exclusion.exists': { status: 409, title: 'This reason has already been raised' },
  'exclusion.accepted': {
    status: 409,
    title: 'It was ruled that he cannot be this person',
  },
  'exclusion.ruled': { status: 409, title: 'This exclusion has already been ruled on' },
  'subject.unseen': { status: 409, title: 'There is no mark of him to look at' },
  'subject.identified': { status: 409, title: 'This man already has a confirmed name' },
  'subject.named': {
    status: 409,
    title: 'A name of his is probable or confirmed. Rule on that first',
  },
  'subject.no-prisoner': { status: 409, title: 'He was decided to be no prisoner' },
  'subject.merged': { status: 409, title: 'These two are already joined' },
  'subject.not-merged': { status: 409, title: 'He is not joined with anyone' },
  'subject.same-still': { status: 409, title: 'They are two different men in one picture' },
  'subject.both-confirmed': {
    status: 409,
    title: 'Both have a confirmed name. One must be retracted first',
  },
  'decision.stale': { status: 409, title: 'The case changed while you were reading it' },
  'decision.transition': {
    status: 409,
    title: 'This ruling is not possible in the present status',
  },
  'decision.conditions': { status: 409, title: 'The conditions of this ruling are not met' },
  'decision.signed': { status: 409, title: 'You have already signed this' },
  'decision.family-first': {
    status: 409,
    title: 'A name of this man waits until his family has been told',
  },
  'reply.unasked': {
    status: 409,
    title: 'No agency can have been asked: this name was never confirmed or probable',
  },
  'tip.converted': { status: 409, title: 'This has already been made from the tip' },
  'tip.dismissed': { status: 409, title: 'This tip has already been closed' },
  'tip.full': { status: 409, title: 'This tip can take no more messages' },
  'portrait.ruled': { status: 409, title: 'This portrait has already been ruled on' },
  'flag.resolved': { status: 409, title: 'This was resolved already' },
  'claim.taken': { status: 409, title: 'Another moderator is working on this' },
  'still.of-film': {
    status: 409,
    title: 'This still comes from a film. Please correct the film instead',
  },
  'source.several-pictures': {
    status: 409,
    title: 'This file holds several pictures. Please say which one',
  },
  'film.not-ready': { status: 409, title: 'This film is not ready yet' },
  'ingest.stays': {
    status: 409,
    title: 'This can no longer be cancelled: it is ready, or people have worked on it',
  },
  'ingest.ending': {
    status: 409,
    title: 'What was made until this was cancelled is still being removed. Please try again soon',
  },
  'film.frames-would-move': {
    status: 409,
    title:
      'The frames of this film were taken out of video: made in another order they would be others',
  },
  'film.shots-changed': {
    status: 409,
    title: 'Somebody has changed the shots here meanwhile. Please look at them and try again',
  },
  'import.running': { status: 409, title: 'This list is being read just now' },
  'import.built-on': { status: 409, title: 'Others have built on this answer' },
  'upload.unfinished': { status: 409, title: 'The upload is not complete' },
  'range.unsatisfiable': { status: 416, title: 'The file is shorter than that' },
  'body.too-large': { status: 413, title: 'That is too large to send at once' },
  'media-type.unsupported': { status: 415, title: 'The server did not understand the request' },
  'idempotency.reused': { status: 422, title: 'This was already sent with different content' },
  'upload.quota': { status: 429, title: 'Too much of yours is waiting to be used' },
  'limit.reached': { status: 429, title: 'You have reached today’s limit for a new account' },
  'too-many': { status: 429, title: 'Too many attempts. Please wait a moment' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  'image.not-made': { status: 501, title: 'Pictures are not made here in this format' },
  'act.unshown': {
    status: 503,
    title: 'It may have been stored, but cannot be shown at the moment; please load the page again',
  },
  unready: {
    status: 503,
    title: 'The site is starting or under maintenance. Please try again in a moment',
  },
  'storage.full': { status: 507, title: 'There is no room for it now; please try again later' },
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
