import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

/** Whether the browser says that there is a network. */
export const useOnline = (): boolean =>
  useSyncExternalStore(
    (reader) => onlineManager.subscribe(reader),
    () => onlineManager.isOnline(),
  )
