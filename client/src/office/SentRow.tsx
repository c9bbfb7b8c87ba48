import { ruleRendering } from '@rollcall/contract/documents.ts'
import { ruleIngest } from '@rollcall/contract/films.ts'
import type { DocumentId, FilmId } from '@rollcall/contract/ids.ts'
import { listSent, type Sent } from '@rollcall/contract/ingest.ts'
import type { WorkRuling } from '@rollcall/contract/work.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { stages } from '../films/stages.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { RuleWork } from '../media/RuleWork.tsx'
import { useSayRuled } from '../media/useSayRuled.ts'
import { Chip, Chips } from '../ui/Chip.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Row, RowName } from '../ui/Rows.tsx'
import styles from './SentRow.module.css'

const pages = { film: '/films', photo: '/stills', document: '/documents' } as const

/** Something that was sent: how far it is, or why it failed, and what can be done about it. */
export function SentRow({ sent }: { readonly sent: Sent }) {
  const { t } = useTranslation('office')
  const { kind, id, title, state, failure } = sent
  const act = useRuleSent(sent)
  return (
    <Row>
      <div className={styles.sent}>
        <RowName>
          {kind === 'upload' ? (
            title || t('ingest.nameless')
          ) : (
            <Link to={`${pages[kind]}/${id}`}>{title}</Link>
          )}
        </RowName>
        <Chips>
          <Chip>{t(`ingest.kind.${kind}`)}</Chip>
          <Chip>{t(`ingest.state.${state}`)}</Chip>
        </Chips>
        {state === 'working' && <Doing of={sent} />}
        {state === 'sending' && <Coming of={sent} />}
        {failure && (state === 'failed' || state === 'refused') && <p lang="en">{failure}</p>}
        {state === 'cancelled' && <p>{t('ingest.cancelledText')}</p>}
        <small>
          <Facts of={sent} />
        </small>
        <RuleWork {...{ title, ...act }} can={sent.can} ending={sent.ending} />
      </div>
    </Row>
  )
}

function Doing({ of: { kind, progress } }: { readonly of: Sent }) {
  const { t } = useTranslation('office')
  const films = useTranslation('films').t
  const doing =
    kind === 'film'
      ? films(stages[progress.doing ?? ''] ?? 'state.doing')
      : t('ingest.renderingPages')
  return <Progress doing={doing} done={progress.done} />
}

/** How much of it has arrived, of how much. */
function Coming({ of: { came, bytes, progress } }: { readonly of: Sent }) {
  const { t } = useTranslation('office')
  const { size } = useFormat()
  const isAll = progress.done === 1
  const [arrived, all] = [size(came ?? 0), size(bytes ?? came ?? 0)]
  const doing = isAll ? t('ingest.allCame') : t('ingest.coming', { came: arrived, all })
  return <Progress doing={doing} done={progress.done} />
}

/** Who sent it and when, how large it is, and how long it took. */
function Facts({ of }: { readonly of: Sent }) {
  const { t } = useTranslation('office')
  const { moment, size, lasting } = useFormat()
  const { by, addedAt, cameAt, bytes, seconds, state } = of
  const at = moment(addedAt)
  if (state === 'refused')
    return [t('ingest.refusedBy', { by, at }), bytes !== null && size(bytes)]
      .filter(Boolean)
      .join(' · ')
  if (cameAt)
    return `${t('ingest.begun', { by, at })} · ${t('ingest.last', { at: moment(cameAt) })}`
  const time = seconds === null ? null : lasting(Math.max(1, Math.round(seconds)))
  const took = time && t(state === 'working' ? 'ingest.takes' : 'ingest.took', { time })
  const parts = [t('ingest.by', { by, at }), bytes === null ? t('ingest.lost') : size(bytes), took]
  return parts.filter(Boolean).join(' · ')
}

function useRuleSent({ kind, id }: Sent) {
  const say = useSayRuled()
  const { refresh } = useAnswers()
  const onSuccess = (_: unknown, ruled: Parameters<typeof say>[0]) => {
    say(ruled)
    return refresh(listSent)
  }
  const film = useAct(ruleIngest, { onSuccess })
  const document = useAct(ruleRendering, { onSuccess })
  const { isPending: busy, error } = kind === 'film' ? film : document
  const rule = (ruling: WorkRuling): void => {
    const body = { ruling }
    if (kind === 'film') film.mutate({ params: { filmId: id as FilmId }, body })
    else document.mutate({ params: { documentId: id as DocumentId }, body })
  }
  return { busy, error, rule }
}
