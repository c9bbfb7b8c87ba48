import { storeOf } from '../keep/store.ts'

export const keyListOpen = storeOf(false)

export const openKeys = (): void => keyListOpen.set(true)
export const closeKeys = (): void => keyListOpen.set(false)
