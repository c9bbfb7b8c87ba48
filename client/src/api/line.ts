import { onlineManager } from '@tanstack/react-query'

/**
 * What a request tells of the line. The library hears only of changes, so a page that was opened without a line tells it
 * here; and a browser that sees no network at all may still reach a server on its own machine.
 */
export function noteLine(isThrough: boolean): void {
  if (isThrough) onlineManager.setOnline(true)
  else if (!navigator.onLine) onlineManager.setOnline(false)
}
