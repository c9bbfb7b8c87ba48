import { exportFormats, listDownloads } from '@rollcall/contract/exports.ts'
import { isVisible } from '@rollcall/contract/text.ts'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { ButtonAnchor } from '../ui/Button.tsx'
import { Row, Rows } from '../ui/Rows.tsx'
import { type Asked, addressOf, type FileKind } from './asked.ts'
import { ComingFile } from './ComingFile.tsx'
import styles from './ExportsScreen.module.css'
import { comingNow, take, watchComing } from './taking.ts'

const kinds = [...exportFormats, 'zip'] as const satisfies readonly FileKind[]

interface FilesProps {
  readonly asked: Asked
  readonly reason: string
}

/** The files, each with what it is for, and how far the one has come that was asked for. */
export function Files({ asked, reason }: FilesProps) {
  const { t } = useTranslation('exports')
  const coming = useSyncExternalStore(watchComing, comingNow)
  const { refresh } = useAnswers()
  const [lacksReason, tellReason] = useState(false)
  const needsReason = asked.profile !== 'public'
  const press = async (kind: FileKind) => {
    const isLacking = needsReason && !isVisible(reason)
    tellReason(isLacking)
    if (isLacking) return
    await take(kind, addressOf(kind, asked, needsReason ? reason.trim() : undefined))
    if (needsReason) refresh(listDownloads)
  }
  return (
    <section className={styles.part} aria-labelledby="exports-files">
      <h2 id="exports-files">{t('files.title')}</h2>
      {lacksReason && (
        <p role="alert" className={styles.wrong}>
          {t('reason.missing')}
        </p>
      )}
      <Rows>
        {kinds.map((kind) => (
          <Row key={kind}>
            <div className={styles.file}>
              <div className={styles.format}>
                <h3>{t(`format.${kind}.name`)}</h3>
                <p>{t(`format.${kind}.text`)}</p>
                {coming?.kind === kind && (
                  <ComingFile coming={coming} onAgain={() => press(kind)} />
                )}
              </div>
              <ButtonAnchor
                href={addressOf(kind, asked)}
                download
                onClick={(event) => {
                  event.preventDefault()
                  void press(kind)
                }}
              >
                {kind === 'zip'
                  ? t('downloadPackage')
                  : t('download', { format: t(`format.${kind}.name`) })}
              </ButtonAnchor>
            </div>
          </Row>
        ))}
      </Rows>
    </section>
  )
}
