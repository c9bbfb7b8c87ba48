import { queryClient } from '../api/client.ts'
import { routes } from '../tips/routes.ts'

/** Has what is seen kept on this device, where the browser can (over https, or here): see src/offline/worker.ts. */
export function keepWhatIsSeen(): void {
  const { serviceWorker } = navigator
  if (!serviceWorker || !import.meta.env.PROD) return
  // The first one, or that of another build, has nothing yet of what this page has loaded.
  serviceWorker.addEventListener('controllerchange', () => void begin(serviceWorker))
  serviceWorker.register('/offline.js').catch(() => {})
}

async function begin({ controller }: ServiceWorkerContainer): Promise<void> {
  await queryClient.invalidateQueries()
  controller?.postMessage(performance.getEntriesByType('resource').map(({ name }) => name))
  // Whoever has seen a face on the way home can write down there who he is.
  const tip = routes.find(({ path }) => path === 'tip')
  if (typeof tip?.lazy === 'function') tip.lazy().catch(() => {})
  import('../tips/send/deliver.ts').catch(() => {})
}
