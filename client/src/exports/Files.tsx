import { exportFormats } from '@rollcall/contract/exports.ts'
import { useTranslation } from 'react-i18next'
import { ButtonAnchor } from '../ui/Button.tsx'
import { Row, Rows } from '../ui/Rows.tsx'
import { type Asked, addressOf, type FileKind } from './asked.ts'
import { ComingFile } from './ComingFile.tsx'
import styles from './ExportsScreen.module.css'
import { useTake } from './useTake.ts'

const kinds = [...exportFormats, 'zip'] as const satisfies readonly FileKind[]

interface FilesProps {
  readonly asked: Asked
  readonly reason: string
}

/** The files, each with what it is for, and how far the one has come that was asked for. */
export function Files({ asked, reason }: FilesProps) {
  const { t } = useTranslation('exports')
  const { coming, lacksReason, press } = useTake(asked.profile, reason)
  const take = (kind: FileKind) => press(kind, (said) => addressOf(kind, asked, said))
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
                {coming?.kind === kind && <ComingFile coming={coming} onAgain={() => take(kind)} />}
              </div>
              <ButtonAnchor
                href={addressOf(kind, asked)}
                download
                onClick={(event) => {
                  event.preventDefault()
                  void take(kind)
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
