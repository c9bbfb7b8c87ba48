import { framesPerFoot, type Gauge } from '@rollcall/contract/time.ts'
import { useSyncExternalStore } from 'react'
import { keep, readKept } from '../keep/kept.ts'
import { storeOf } from '../keep/store.ts'

const gauges = Object.keys(framesPerFoot) as Gauge[]
const chosen = storeOf<Gauge>(gauges.find((gauge) => gauge === readKept('gauge')) ?? '16mm')

/** The gauge by which the reader counts feet: nothing in a file says on which film it once was. */
export function useGauge(): [gauge: Gauge, change: () => void] {
  const gauge = useSyncExternalStore(chosen.subscribe, chosen.last)
  const change = () => {
    const other = gauges.find((one) => one !== gauge) ?? gauge
    keep('gauge', other)
    chosen.set(other)
  }
  return [gauge, change]
}
