import { createBrowserRouter } from 'react-router'
import { NotFound } from '../ui/NotFound.tsx'
import { mendLeft } from '../ui/useAddress.ts'
import { FailedScreen } from './FailedScreen.tsx'
import { routes } from './routes.ts'
import { Shell } from './Shell.tsx'

mendLeft()

export const router = createBrowserRouter([
  {
    element: <Shell />,
    // What breaks outside of a screen still has a page with a way on.
    errorElement: <FailedScreen />,
    children: [
      {
        // The frame stands at once; until the first screen is there it holds nothing, so that nothing flashes.
        HydrateFallback: () => null,
        errorElement: <FailedScreen />,
        children: [...routes, { path: '*', element: <NotFound /> }],
      },
    ],
  },
])
