/** What `guard` commands answer. */
export type CommandOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'refused'; readonly message: string };
