/** What one has to know before the first call, in paragraphs. */
export const about = [
  'Names for prisoners of war who were filmed by their captors. Sessions are cookies from `/api/auth`; files come in through `/api/uploads` (tus 1.0). Whatever is asked may be answered with 500 `internal` or 503 `unready` too. Nothing here is an official accounting.',
  'A program signs in as people do: `POST /api/auth/sign-in/email` sets the cookie. The role of a moderator or admin holds once the session has given a second factor as well. To set it up, `POST /api/auth/two-factor/enable` with the password answers `totpURI`; the `secret` in it, in base32, makes the six digits of RFC 6238 (SHA-1, 30 seconds), and `POST /api/auth/two-factor/verify-totp` with the `code` ends it. From then on signing in answers `twoFactorRedirect`, and `verify-totp`, with the cookie that came along, begins the session. A code holds once; that of the next half minute is taken too.',
  'A tip needs an `Idempotency-Key` and a proof of work. `GET /api/tips/challenge` answers one as ALTCHA reads it; `challenge` in the tip is, in base64, the JSON of `{ challenge, solution: { counter, derivedKey } }`.',
].join('\n\n')
