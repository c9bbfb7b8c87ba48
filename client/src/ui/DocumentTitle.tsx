export function DocumentTitle({ children }: { readonly children: string }) {
  return <title>{`${children} · Rollcall`}</title>
}
