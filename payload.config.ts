import path from 'node:path'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { agencySelector } from '@/collections/agencySelector'
import { collections } from '@/collections'
import { databaseAdapter } from '@/src/engine/database/adapter'
import { mailThroughEffects } from '@/src/engine/mail'
import { useHosts } from '@/src/domain/platform/hosts'
import { useSessions } from '@/src/engine/session'
import { answerError, leaveNothing } from '@/hooks/answerError'
import { boundQueries } from '@/hooks/boundQuery'
import { recordDenied } from '@/hooks/recordDenied'
import { env } from '@/src/env'
import { log } from '@/src/log'
import { platformEndpoints } from '@/src/domain/platform/endpoints'
import { withoutGraphQLSignIn } from '@/src/domain/platform/signIn/closed'

export default buildConfig({
  secret: env.payloadSecret,
  serverURL: '',
  routes: { admin: '/admin', api: '/api' },
  admin: {
    user: 'users',
    theme: 'all',
    avatar: 'default',
    importMap: { baseDir: env.root, importMapFile: path.join(env.root, 'src/app/(payload)/admin/importMap.js') },
    // Whose name a page bears depends on the host: src/app/(payload)/metadata.ts.
    meta: { titleSuffix: '', defaultOGImageType: 'off' },
    components: {
      graphics: { Logo: '@/src/admin/brand/Logo#Logo', Icon: '@/src/admin/brand/Icon#Icon' },
      providers: ['@/src/admin/session/KeepSession#KeepSession', '@/src/admin/stepUp/StepUp#StepUp', '@/src/admin/form/NameParts#NameParts'],
      beforeNavLinks: ['@/src/admin/nav/GenerateNavLink#GenerateNavLink', '@/src/admin/nav/WorkNavLinks#WorkNavLinks'],
      afterNavLinks: ['@/src/admin/team/TeamNavLink#TeamNavLink', '@/src/admin/settings/SettingsNav#SettingsNav'],
      views: {
        team: { Component: '@/src/admin/team/TeamView#TeamView', path: '/team', meta: { title: 'Team' } },
        login: { Component: '@/src/admin/signIn/SignInView#SignInView', path: '/login', meta: { title: 'Sign in' } },
        dashboard: { Component: '@/src/admin/dashboard/Dashboard#Dashboard' },
        compose: { Component: '@/src/admin/social/composer/ComposerView#ComposerView', path: '/write-post', meta: { title: 'Write a post' } },
        calendar: { Component: '@/src/admin/social/calendar/CalendarView#CalendarView', path: '/post-calendar', meta: { title: 'Calendar' } },
        messages: { Component: '@/src/admin/social/messages/MessagesView#MessagesView', path: '/messages', meta: { title: 'Messages' } },
        myClients: { Component: '@/src/admin/social/clients/MyClientsView#MyClientsView', path: '/my-clients', meta: { title: 'My clients' } },
        overrides: { Component: '@/src/admin/social/overrides/OverridesView#OverridesView', path: '/overrides', meta: { title: 'Decided in the client’s place' } },
        figures: { Component: '@/src/admin/social/figures/FiguresView#FiguresView', path: '/post-figures', meta: { title: 'Figures of all posts' } },
        exports: { Component: '@/src/admin/social/export/ExportsView#ExportsView', path: '/exports', meta: { title: 'Exports' } },
        generate: { Component: '@/src/admin/generate/GenerateView#GenerateView', path: '/generate', meta: { title: 'Generate a document' } },
        settings: { Component: '@/src/admin/settings/SettingsView#SettingsView', path: '/settings', meta: { title: 'Settings' } },
      },
    },
  },
  collections,
  endpoints: platformEndpoints,
  plugins: [agencySelector, boundQueries],
  db: databaseAdapter(),
  onInit: (payload) => {
    useSessions(payload)
    useHosts(payload)
  },
  email: mailThroughEffects(),
  sharp,
  logger: log as never,
  cors: env.origins,
  csrf: env.origins,
  maxDepth: 2,
  defaultDepth: 0,
  telemetry: false,
  debug: env.debug,
  graphQL: { ...withoutGraphQLSignIn, disablePlaygroundInProduction: true, disableIntrospectionInProduction: true, maxComplexity: 1000, schemaOutputFile: path.join(env.root, 'src/__generated__/schema.graphql') },
  upload: { limits: { fileSize: 26 * 1024 * 1024 }, abortOnLimit: true },
  hooks: { afterError: [answerError, recordDenied, leaveNothing] },
  // `npm run generate` makes them: otherwise each process outside production starts a second one that does, for seconds of work.
  i18n: { translations: { en: { general: { payloadSettings: 'Language and theme' } } } },
  typescript: { autoGenerate: false, outputFile: path.join(env.root, 'src/__generated__/payload-types.ts') },
})
