const tokens = /^(\/(?:api\/decisions|decide)\/)(?!files\/)[^/]+/

/** A path as the log may hold it: what stands in one and lets somebody in is left out. */
export const withoutTokens = (path: string | undefined): string | undefined => path?.replace(tokens, '$1…')
