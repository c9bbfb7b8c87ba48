const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')

/** The server puts a fresh nonce into every index.html; style elements made by script have to carry it. */
export const nonce = (): string => meta?.content ?? ''
