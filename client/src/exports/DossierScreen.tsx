import { getDossier } from '@rollcall/contract/dossiers.ts'
import { pathOf } from '@rollcall/contract/endpoint.ts'
import type { Profile } from '@rollcall/contract/exportRow.ts'
import { getSubject, type SubjectPage } from '@rollcall/contract/subjects.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { searchOf } from '../api/call.ts'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { languages } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { FormBeside } from '../identifications/FormBeside.tsx'
import { TheMan } from '../men/TheMan.tsx'
import { useManNumber } from '../men/useManName.ts'
import { ButtonAnchor } from '../ui/Button.tsx'
import { Choices } from '../ui/Choices.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { ComingFile } from './ComingFile.tsx'
import styles from './ExportsScreen.module.css'
import { ForWhom } from './ForWhom.tsx'
import { useTake } from './useTake.ts'

/** A man's dossier, for whom one chooses and in the language that they read. */
export function DossierScreen() {
  const { t } = useTranslation('exports')
  const subjectId = useIdParam('subjectId')
  const byNumber = useManNumber()
  const { data: man, ...query } = useGet(getSubject, { params: { subjectId } })
  return (
    <Page
      title={man ? t('dossier.title', { man: byNumber(man.number) }) : t('dossier.name')}
      intro={<p>{t('dossier.intro')}</p>}
    >
      <p className={styles.notice}>{t('dossier.notice')}</p>
      <Refused error={query.error} onAgain={query.refetch} />
      {query.isPending && <Loading rows={3} />}
      {man && (
        <FormBeside beside={<TheMan subjectId={man.id} />}>
          {man.can.dossier ? <Take of={man} /> : <p>{t('dossier.unconfirmed')}</p>}
        </FormBeside>
      )}
    </Page>
  )
}

function Take({ of: { id } }: { readonly of: SubjectPage }) {
  const { t } = useTranslation('exports')
  const [profile, chooseProfile] = useState<Profile>('public')
  const [reason, writeReason] = useState('')
  const [own] = useLanguage()
  const [lang, chooseLanguage] = useState(own)
  const { coming, lacksReason, press } = useTake(profile, reason)
  const path = pathOf(getDossier, { subjectId: id })
  const addressFor = (said?: string) =>
    path + searchOf({ ...(profile !== 'public' && { profile }), lang, reason: said })
  const take = () => press('pdf', addressFor)
  return (
    <>
      <ForWhom profile={profile} onProfile={chooseProfile} reason={reason} onReason={writeReason} />
      <Choices
        label={t('dossier.language')}
        choices={languages.map((value) => ({ value, label: t(`dossier.${value}`) }))}
        value={lang}
        onChange={chooseLanguage}
      />
      {lacksReason && (
        <p role="alert" className={styles.wrong}>
          {t('reason.missing')}
        </p>
      )}
      <ButtonAnchor
        href={addressFor()}
        download
        onClick={(event) => {
          event.preventDefault()
          void take()
        }}
      >
        {t('dossier.take')}
      </ButtonAnchor>
      {coming?.path.startsWith(path) && <ComingFile coming={coming} onAgain={take} />}
    </>
  )
}
