/** Payload's own routes of every collection; anything else has to say who may call it. */
export const payloadRoutes = new Set([
  'get /count', 'post /', 'delete /', 'delete /:id', 'post /access/:id?', 'get /versions', 'get /', 'get /:id', 'get /versions/:id', 'post /versions/:id', 'patch /', 'patch /:id',
])

/** Payload's own routes of sign-in and files, and of the agency selector; those of sign-in are covered by ours before them. */
export const payloadRoutesOf: Record<string, readonly string[]> = {
  users: ['post /forgot-password', 'get /init', 'post /login', 'post /logout', 'get /me', 'post /refresh-token', 'post /first-register', 'post /reset-password', 'post /unlock', 'post /verify/:id'],
  files: ['get /paste-url/:id?', 'get /file/:filename'],
  agencies: ['get /populate-tenant-options'],
  // Not served, but for a person's own preferences.
  'payload-preferences': ['get /:key', 'delete /:key', 'post /:key', 'post /:id/duplicate'],
  'payload-kv': ['post /:id/duplicate'],
  '': ['get /access'],
}

/** What the page framework answers besides REST. A file that is not here has no proof yet. */
export const pageFiles = [
  '(payload)/admin/[[...segments]]/not-found.tsx',
  '(payload)/admin/[[...segments]]/page.tsx',
  '(payload)/layout.tsx',
  '(payload)/metadata.ts',
  '(payload)/sign-in/[page]/not-found.tsx',
  '(payload)/sign-in/[page]/page.tsx',
  '(portal)/(in)/(overview)/loading.tsx',
  '(portal)/(in)/(overview)/page.tsx',
  '(portal)/(in)/accounts/loading.tsx',
  '(portal)/(in)/accounts/page.tsx',
  '(portal)/(in)/calendar/loading.tsx',
  '(portal)/(in)/calendar/page.tsx',
  '(portal)/(in)/documents/(list)/loading.tsx',
  '(portal)/(in)/documents/(list)/page.tsx',
  '(portal)/(in)/documents/[id]/layout.tsx',
  '(portal)/(in)/documents/[id]/loading.tsx',
  '(portal)/(in)/documents/[id]/page.tsx',
  '(portal)/(in)/error.tsx',
  '(portal)/(in)/inbox/loading.tsx',
  '(portal)/(in)/inbox/page.tsx',
  '(portal)/(in)/layout.tsx',
  '(portal)/(in)/messages/loading.tsx',
  '(portal)/(in)/messages/page.tsx',
  '(portal)/(in)/notifications/loading.tsx',
  '(portal)/(in)/notifications/page.tsx',
  '(portal)/(in)/posts/(list)/loading.tsx',
  '(portal)/(in)/posts/(list)/page.tsx',
  '(portal)/(in)/posts/[id]/layout.tsx',
  '(portal)/(in)/posts/[id]/loading.tsx',
  '(portal)/(in)/posts/[id]/page.tsx',
  '(portal)/(in)/profile/loading.tsx',
  '(portal)/(in)/profile/page.tsx',
  '(portal)/[...rest]/page.tsx',
  '(portal)/decide/[token]/page.tsx',
  '(portal)/error.tsx',
  '(portal)/fonts.ts',
  '(portal)/here.ts',
  '(portal)/layout.tsx',
  '(portal)/manifest.webmanifest/route.ts',
  '(portal)/no-access/page.tsx',
  '(portal)/not-found.tsx',
  '(portal)/sign-in/page.tsx',
  '(portal)/welcome/[page]/page.tsx',
]
