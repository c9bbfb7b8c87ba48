import type {
  ExportedEvidence,
  ExportedExclusion,
  ExportedReply,
  LeavingRow,
  Profile,
} from '@rollcall/contract/exportRow.ts'
import { answers } from '@rollcall/contract/votes.ts'

/** A column of the tables, CSV and XLSX alike: what is in it, and how it is told what that is. */
export interface Column {
  readonly name: string
  readonly says: string
  /** Of XML Schema, for CSV on the Web; a text where nothing is said. */
  readonly datatype?: 'integer' | 'boolean' | 'dateTime'
  /** What parts the values of a cell that holds several. */
  readonly separator?: string
  readonly cell: (row: LeavingRow) => string | number | boolean | null
}

const spaced = (values: readonly string[]): string => values.join(' ')
const lines = (values: readonly string[]): string => values.join('\n')

const shared: readonly Column[] = [
  { name: 'id', says: 'Id of the identification', cell: (row) => row.id },
  {
    ...{ name: 'version', datatype: 'integer' },
    says: 'Grows whenever something of the identification changes',
    cell: (row) => row.version,
  },
  {
    name: 'status',
    says: 'Where it stands now: confirmed, or what became of it since',
    cell: (row) => row.status,
  },
  {
    ...{ name: 'decidedAt', datatype: 'dateTime' },
    says: 'When it was last confirmed or retracted',
    cell: (row) => row.decidedAt,
  },
  {
    ...{ name: 'statusAt', datatype: 'dateTime' },
    says: 'Since when it has its status',
    cell: (row) => row.statusAt,
  },
  {
    ...{ name: 'lacks', separator: ' ' },
    says: 'What the evidence of a confirmed one has come to lack since, so that moderators look at it again: score, two-classes, strong-class. Empty where it lacks nothing',
    cell: (row) => spaced(row.lacks),
  },
  { name: 'subjectId', says: 'Id of the man who is seen', cell: (row) => row.subjectId },
  {
    ...{ name: 'subjectNumber', datatype: 'integer' },
    says: 'His number: “Unknown man 147”',
    cell: (row) => row.subjectNumber,
  },
  {
    name: 'personId',
    says: 'Id in the roster of whom he was found to be',
    cell: (row) => row.personId,
  },
  { name: 'name', says: 'His name; empty where it is withheld', cell: (row) => row.name },
  {
    ...{ name: 'nameWithheld', datatype: 'boolean' },
    says: 'Whether the name may not be shown in this profile',
    cell: (row) => row.nameWithheld,
  },
  {
    ...{ name: 'ids', separator: '\n' },
    says: 'Ids that authorities gave him, as “authority: id”',
    cell: (row) => lines(row.ids.map(({ authority, id }) => `${authority}: ${id}`)),
  },
  {
    ...{ name: 'evidenceClasses', separator: ' ' },
    says: 'Classes of the admitted evidence that speaks for it',
    cell: (row) => spaced(row.evidenceClasses),
  },
  ...answers.map(
    (answer): Column => ({
      ...{ name: `tally.${answer}`, datatype: 'integer' },
      says: `How many counted answers said “${answer}”; empty while the tally is hidden`,
      cell: (row) => row.tally?.[answer] ?? null,
    }),
  ),
  {
    ...{ name: 'stillSha256', separator: ' ' },
    says: 'SHA-256 of every still he is marked on',
    cell: (row) => spaced(row.stillSha256),
  },
  {
    ...{ name: 'sightings', separator: '\n' },
    says: 'Where he is seen: id of the still, frame of the film, rectangle in pixels (x,y,w,h)',
    cell: (row) =>
      lines(
        row.stills.map(({ id, filmId, frame, region: { x, y, w, h } }) =>
          [id, ...(filmId ? [`film ${filmId} frame ${frame}`] : []), `${x},${y},${w},${h}`].join(
            ' ',
          ),
        ),
      ),
  },
  {
    ...{ name: 'sources', separator: '\n' },
    says: 'Archive and its identifiers, of each source',
    cell: (row) =>
      lines(
        [
          ...new Set(
            row.stills.map(({ archive, collection, naid, recordGroup, localId }) =>
              [
                archive,
                collection,
                naid && `NAID ${naid}`,
                recordGroup && `RG ${recordGroup}`,
                localId,
              ]
                .filter(Boolean)
                .join(', '),
            ),
          ),
        ].filter(Boolean),
      ),
  },
  {
    ...{ name: 'rights', separator: '\n' },
    says: 'Rights of the stills',
    cell: (row) => lines(row.rights),
  },
  {
    ...{ name: 'evidence', separator: '\n' },
    says: 'What it rests on, as far as this profile shows it',
    cell: (row) => lines(row.evidence.map(evidenceLine)),
  },
  {
    ...{ name: 'ruledOut', separator: '\n' },
    says: 'Who he cannot be, and why, as far as this profile shows it',
    cell: (row) => lines(row.ruledOut.map(exclusionLine)),
  },
  {
    ...{ name: 'rulings', separator: '\n' },
    says: 'How it was decided, and why',
    cell: (row) =>
      lines(
        row.rulings.map(({ to, at, reasons }) => `${at} ${to}: ${oneLine(reasons) ?? WITHHELD}`),
      ),
  },
  {
    ...{ name: 'replies', separator: '\n' },
    says: 'What agencies answered to whom the name was handed: their findings, as far as this profile shows them',
    cell: (row) => lines(row.replies.map(replyLine)),
  },
  {
    name: 'notice',
    says: 'What a name in this file is, and what it is not',
    cell: (row) => row.notice,
  },
]

const private_: Column = {
  name: 'serviceNumber',
  says: 'His service number',
  cell: (row) => row.serviceNumber ?? null,
}

const noted: Column = {
  ...{ name: 'notes', separator: '\n' },
  says: 'What moderators noted for each other',
  cell: (row) =>
    lines((row.notes ?? []).map(({ at, text }) => `${at}: ${oneLine(text) ?? WITHHELD}`)),
}

const end: readonly Column[] = [
  {
    ...{ name: 'end.rows', datatype: 'integer' },
    says: 'In the last row alone: how many rows there are. Where there are rows and none has it, the file broke off',
    cell: (row) => row.end?.rows ?? null,
  },
  {
    name: 'end.logHead',
    says: 'In the last row alone: hash of the last entry of the log of acts at that moment',
    cell: (row) => row.end?.logHead ?? null,
  },
]

/** The columns of a profile, in their order. */
export const columnsOf = (profile: Profile): readonly Column[] => [
  ...shared,
  ...(profile === 'public' ? [] : [private_]),
  ...(profile === 'full' ? [noted] : []),
  ...end,
]

const WITHHELD = '(withheld)'

const oneLine = (text: string | null): string | undefined => text?.replace(/\s+/gu, ' ')

const evidenceLine = (item: ExportedEvidence): string => {
  const { class: of, stance, state, giver, origin, text, withheld } = item
  const from = [`from a ${giver}`, ...(origin ? [origin] : [])].join(', ')
  const said = oneLine(text) ?? (withheld ? WITHHELD : '')
  return `${of}, ${stance}, ${state} (${from}): ${said}`
}

const replyLine = (reply: ExportedReply): string => {
  const { agency, date, reference, outcome, text, withheld, document } = reply
  const kept = [
    ...(reply.public ? [] : ['not public']),
    ...(reply.withdrawnAt === null ? [] : [`withdrawn ${reply.withdrawnAt}`]),
  ]
  const under = reference === null ? '' : ` (${oneLine(reference)})`
  const said = oneLine(text) ?? (withheld ? WITHHELD : '')
  const facts = [`${date} ${agency ?? WITHHELD}${under}: ${outcome}`, ...kept].join(', ')
  return [facts, said, document ? `document ${document.id}: ${oneLine(document.title)}` : '']
    .filter(Boolean)
    .join('; ')
}

const exclusionLine = (exclusion: ExportedExclusion): string => {
  const { kind, state, name, personId, reasons, ruledBecause, restsOn } = exclusion
  const who = name === null ? WITHHELD : `${name} (${personId})`
  const facts = restsOn.map(({ what, field, camp, date, id }) =>
    [field ?? what, camp, id, date].filter(Boolean).join(' '),
  )
  const said = [reasons, ruledBecause].flatMap((text) => oneLine(text) ?? [])
  return [`${kind}, ${state}: ${who}`, facts.join('; '), ...said].filter(Boolean).join('; ')
}
