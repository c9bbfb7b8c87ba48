/** What to read when everything runs: where it is, and how the first admin comes about. */
export const greeting = (url: string, dataDir: string): string => `
Rollcall is at ${url}

  The first admin: sign up at ${url}/sign-up, then in another terminal
    bin/rollcall account verify you@example.org
    bin/rollcall account role you@example.org admin

  Everything it keeps lies in ${dataDir}. Ctrl-C stops it.

`
