import { getPool } from '@rollcall/contract/pool.ts'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useList } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { TheMan } from '../men/TheMan.tsx'
import { useFacts } from '../people/useFacts.ts'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Row, RowName, Rows } from '../ui/Rows.tsx'
import { NarrowFurther } from './NarrowFurther.tsx'
import { PoolMeter } from './PoolMeter.tsx'
import styles from './PoolScreen.module.css'
import { poolIn } from './poolAsked.ts'
import { useSwitch } from './useSwitch.ts'

/** Everyone of the roster that an unknown man could be, and what was taken as right to find them. */
export function PoolScreen() {
  const { t } = useTranslation('pool')
  const { number } = useFormat()
  const facts = useFacts()
  const subjectId = useIdParam('subjectId')
  const [search] = useSearchParams()
  const onSwitch = useSwitch()
  const pool = useList(getPool, { params: { subjectId }, query: poolIn(search) }, { keep: true })
  const [first] = pool.items ?? []
  const compare = (id: string) => ({
    pathname: `/subjects/${subjectId}/pool/${id}`,
    search: `${search}`,
  })
  return (
    <Page title={t('title')} intro={<p>{t('intro')}</p>}>
      <Refused error={pool.error} onAgain={pool.refetch} />
      {pool.isPending && <Loading rows={4} />}
      <div className={styles.pool}>
        <div>
          <TheMan subjectId={subjectId} />
          {pool.first && <PoolMeter pool={pool.first} onSwitch={onSwitch} />}
          <NarrowFurther />
        </div>
        {pool.first && (
          <section aria-labelledby="left" aria-busy={pool.isPlaceholderData}>
            <div role="status">
              <h2 id="left">
                {t('left', { count: pool.first.left, number: number(pool.first.left) })}
              </h2>
            </div>
            {first ? (
              <Buttons>
                <ButtonLink kind="primary" to={compare(first.id)}>
                  {t('oneByOne')}
                </ButtonLink>
              </Buttons>
            ) : (
              <p>{t('nobody')}</p>
            )}
            <Rows>
              {pool.items?.map((person) => (
                <Row key={person.id}>
                  <div className={styles.person}>
                    <div>
                      <RowName>
                        <Link to={`/people/${person.id}`}>{person.name}</Link>
                      </RowName>
                      <small>{facts(person).join(' · ')}</small>
                    </div>
                    {person.portraits.length > 0 && (
                      <Link className={styles.compare} to={compare(person.id)}>
                        {t('compare')}
                      </Link>
                    )}
                  </div>
                </Row>
              ))}
            </Rows>
            <More list={pool} />
          </section>
        )}
      </div>
    </Page>
  )
}
