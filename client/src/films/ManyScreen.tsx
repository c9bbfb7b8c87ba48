import { useTranslation } from 'react-i18next'
import { useMe } from '../accounts/useMe.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { HowRead, readingIn } from '../roster/HowRead.tsx'
import { ListRefused } from '../roster/ListRefused.tsx'
import styles from '../roster/roster.module.css'
import { Button, ButtonLink, Buttons } from '../ui/Button.tsx'
import { FileChooser } from '../ui/FileChooser.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Progress } from '../ui/Progress.tsx'
import { choosesFolders } from './folders.ts'
import { ManyColumnList } from './ManyColumnList.tsx'
import { ManyFound } from './ManyFound.tsx'
import { useMany } from './useMany.ts'

/** A folder of photos comes in with a list of where each is from. */
export function ManyScreen() {
  const { t } = useTranslation('films')
  const me = useMe()
  return (
    <Page title={t('many.title')} intro={<p>{t('many.intro')}</p>} width="text">
      {!me && <Loading rows={2} />}
      {me && !me.can.contribute && (
        <p>
          {t('addNeedsAccount')}{' '}
          <ButtonLink to="/sign-in?to=%2Fadd%2Fmany">{t('none.toSignIn')}</ButtonLink>
        </p>
      )}
      {me?.can.contribute && <Many />}
    </Page>
  )
}

function Many() {
  const { t } = useTranslation('films')
  const { number } = useFormat()
  const many = useMany()
  const folder = choosesFolders()
  const { files, listed, columns, found, sent, busy, error, begun } = many
  const waiting = found ? found.matching.pairs.length - sent.size : 0
  const left = listed?.left ?? 0
  const beyond = listed?.left != null && waiting > left
  return (
    <>
      <FileChooser
        words={{
          choose: t(folder ? 'many.choose' : 'many.chooseFiles'),
          orDrop: t(folder ? 'many.orDrop' : 'many.orDropFiles'),
          formats: t(folder ? 'many.formats' : 'many.filesFormats'),
        }}
        accept=""
        many={folder ? 'folder' : 'files'}
        onChoose={(_, all) => many.choose(all)}
      />
      {many.isLost && <p role="status">{t('many.lost')}</p>}
      {listed && begun && files.length === 0 && (
        <>
          <p role="status">
            {t('many.kept', { list: begun.list, count: begun.files, n: number(begun.files) })}
          </p>
          <Buttons>
            <Button kind="plain" onClick={many.forget}>
              {t('many.forget')}
            </Button>
          </Buttons>
        </>
      )}
      {files.length > 0 && (
        <p role="status">
          {t(folder ? 'many.files' : 'many.filesChosen', { n: number(files.length) })}
        </p>
      )}
      {files.length > 0 && (
        <FileChooser
          words={{
            choose: t(listed ? 'many.otherList' : 'many.list.choose'),
            orDrop: t('many.orDropList'),
            formats: t('many.listFormats'),
          }}
          accept=".csv,.tsv,.txt,.xlsx"
          onChoose={(list) => void many.sendList(list)}
        />
      )}
      <ListRefused error={error} />
      {busy === 'list' && <Loading rows={2} />}
      {listed && (
        <>
          <HowRead look={listed.look} onChange={(reading) => void many.readAgain(reading)} />
          <ManyColumnList look={listed.look} columns={columns} onChange={many.setColumns} />
          {!columns.file && <p>{t('many.noFile')}</p>}
          <Buttons>
            <Button
              kind={found ? 'outline' : 'primary'}
              busy={busy === 'rows' && t('many.checking')}
              onClick={() => columns.file && void many.check(readingIn(listed.look))}
            >
              {t('many.check')}
            </Button>
          </Buttons>
        </>
      )}
      {found && (
        <div className={styles.part}>
          <ManyFound found={found} sent={sent} />
        </div>
      )}
      {found && beyond && <p>{t('many.limit', { count: left, n: number(left) })}</p>}
      {found && sent.size > 0 && (
        <Progress
          doing={t('many.sent', {
            count: found.matching.pairs.length,
            n: number(sent.size),
            all: number(found.matching.pairs.length),
          })}
          done={sent.size / found.matching.pairs.length}
        />
      )}
      {found && waiting > 0 && (
        <Buttons>
          {busy === 'photos' ? (
            <Button onClick={many.stop}>{t('many.stop')}</Button>
          ) : (
            <Button kind="primary" onClick={() => void many.send()}>
              {t(sent.size > 0 ? 'many.goOn' : 'many.send', {
                count: waiting,
                n: number(waiting),
              })}
            </Button>
          )}
        </Buttons>
      )}
      {found && waiting === 0 && sent.size > 0 && (
        <p className={styles.part} role="status">
          {t('many.done')} <ButtonLink to="/films?kind=photo">{t('photos')}</ButtonLink>
        </p>
      )}
    </>
  )
}
