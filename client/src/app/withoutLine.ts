import { queryClient } from '../api/client.ts'
import { routes } from '../tips/routes.ts'

/** Has what is seen kept on this device, where the browser can (over https, or here): see src/offline/worker.ts. */
export function keepWhatIsSeen(): void {
  const { serviceWorker } = navigator
  if (!serviceWorker || !import.meta.env.PROD) return
  // The first one, or that of another build, has nothing yet of what this page has loaded.
  serviceWorker.addEventListener('controllerchange', () => void begin(serviceWorker))
  // Whoever left the page before too soon has now what it did not come to.
  if (serviceWorker.controller) bringTip()
  serviceWorker.register('/offline.js').catch(() => {})
}

async function begin({ controller }: ServiceWorkerContainer): Promise<void> {
  // What is on its way for the first time passes nobody who would keep it, and is not broken off: it is asked for once more.
  const onItsWay = queryClient
    .getQueryCache()
    .findAll({ fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined })
  await queryClient.invalidateQueries({ refetchType: 'all' })
  await queryClient.refetchQueries({ predicate: (query) => onItsWay.includes(query) })
  controller?.postMessage(performance.getEntriesByType('resource').map(({ name }) => name))
  bringTip()
}

/** Whoever has seen a face on the way home can write down there who he is. */
function bringTip(): void {
  const tip = routes.find(({ path }) => path === 'tip')
  if (typeof tip?.lazy === 'function') tip.lazy().catch(() => {})
  import('../tips/send/deliver.ts').catch(() => {})
}
