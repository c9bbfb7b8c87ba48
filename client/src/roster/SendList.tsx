import { listImports, startImport } from '@rollcall/contract/imports.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { upload } from '../api/upload.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { FileChooser } from '../ui/FileChooser.tsx'
import { Progress } from '../ui/Progress.tsx'
import { ListRefused } from './ListRefused.tsx'

const accept = '.csv,.tsv,.txt,.xlsx,text/csv,text/plain'

interface Going {
  readonly name: string
  readonly size: number
  readonly sent: number
}

/** Takes a file, sends it, and leads on to what was found in it. */
export function SendList() {
  const { t } = useTranslation('roster')
  const { size } = useFormat()
  const { going, error, send, stop } = useSending()
  if (going)
    return (
      <>
        <Progress
          doing={t('send.going', {
            name: going.name,
            sent: size(going.sent),
            size: size(going.size),
          })}
          done={going.size ? going.sent / going.size : 1}
        />
        <Buttons>
          <Button kind="plain" onClick={stop}>
            {t('send.cancel')}
          </Button>
        </Buttons>
      </>
    )
  return (
    <>
      <ListRefused error={error} />
      <FileChooser
        words={{ choose: t('send.choose'), orDrop: t('send.orDrop'), formats: t('send.formats') }}
        accept={accept}
        onChoose={send}
        isWrong={error !== null}
      />
    </>
  )
}

function useSending() {
  const go = useNavigate()
  const answers = useAnswers()
  const [going, setGoing] = useState<Going | null>(null)
  const [broken, setBroken] = useState<Error | null>(null)
  const stopping = useRef(new AbortController())
  const act = useAct(startImport, {
    onSuccess: ({ id }) => {
      void answers.refresh(listImports)
      void go(`/office/roster/${id}`)
    },
    onError: () => setGoing(null),
  })
  useEffect(() => () => stopping.current.abort(), [])
  const send = async (file: File) => {
    stopping.current = new AbortController()
    const { signal } = stopping.current
    const { name, size } = file
    const show = (sent: number) => setGoing({ name, size, sent })
    setBroken(null)
    show(0)
    try {
      const uploadId = await upload(file, { signal, onProgress: show })
      if (!signal.aborted) act.mutate({ body: { uploadId } })
    } catch (error) {
      if (signal.aborted) return
      setGoing(null)
      setBroken(error as Error)
    }
  }
  const stop = () => {
    stopping.current.abort()
    setGoing(null)
  }
  return { going, error: broken ?? act.error, send, stop }
}
