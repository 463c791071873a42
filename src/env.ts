import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const root = process.env.IMPRESARIO_ROOT ?? process.cwd()
const flag = z.stringbool({ truthy: ['true', '1', 'yes'], falsy: ['false', '0', 'no', ''] })
const whole = (fallback: number, min = 0, max = 2_147_483_647) => z.coerce.number().int().min(min).max(max).default(fallback)

// One label is enough: localhost.
const domain = z.string().toLowerCase().regex(/^([a-z0-9]+(-[a-z0-9]+)*\.)*[a-z][a-z0-9-]*$/, 'is a domain name such as impresario.example')

const shape = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  APP_NAME: z.string().min(1).default('Impresario'),
  APP_URL: z.url().optional(),
  ROOT_DOMAIN: domain.optional(),
  PLATFORM_DOMAIN: domain.optional(),
  FILES_BASE_URL: z.url().optional(),
  FILES_EXTRA_HOSTS: z.string().optional(),
  DNS_SERVERS: z.string().optional(),
  IMPRESARIO_HOME: z.string().optional(),
  MEDIA_DIR: z.string().optional(),
  PORT: whole(3000, 1, 65_535),
  SANDBOX_PORT: whole(0, 0, 65_534),
  SANDBOX_LATENCY_MS: whole(0),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://').optional(),
  DATABASE_POOL_SIZE: whole(20, 2, 500),
  DATABASE_POOL_EXTRA: whole(10, 1, 500),
  STORAGE_QUOTA_BYTES: whole(20 * 1024 ** 3, 1, Number.MAX_SAFE_INTEGER),
  PAYLOAD_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  PAYLOAD_SECRET_PREVIOUS: z.string().min(32, 'needs at least 32 characters').optional(),
  ACCESS_TOKEN_MINUTES: whole(15, 1, 1440),
  REFRESH_TOKEN_DAYS: whole(7, 1, 90),
  SESSION_MAX_DAYS: whole(30, 1, 365),
  OPERATOR_IDLE_HOURS: whole(12, 1, 168),
  OPERATOR_2FA: flag.optional(),
  LOGIN_MAX_ATTEMPTS: whole(5, 1, 100),
  LOGIN_LOCK_MINUTES: whole(15, 1, 1440),
  OPERATOR_EMAIL: z.email().optional(),
  OPERATOR_PASSWORD: z.string().min(10, 'needs at least 10 characters').max(128).optional(),
  ENCRYPTION_KEYS: z.string().regex(/^[\w-]+:[A-Za-z0-9+/=]{44}(,[\w-]+:[A-Za-z0-9+/=]{44})*$/, 'is a list of id:base64 of 32 bytes').optional(),
  DEMO_PASSWORD: z.string().min(10, 'needs at least 10 characters').optional(),
  PROVIDERS_MODE: z.enum(['sandbox', 'live']).optional(),
  ANTHROPIC_API_KEY: z.string().optional(),
  TAVILY_API_KEY: z.string().optional(),
  FREEPIK_API_KEY: z.string().optional(),
  ANTHROPIC_BASE_URL: z.url().optional(),
  TAVILY_BASE_URL: z.url().optional(),
  FREEPIK_BASE_URL: z.url().optional(),
  FREEPIK_KEY_HEADER: z.string().default('x-freepik-api-key'),
  LINKEDIN_CLIENT_ID: z.string().optional(),
  LINKEDIN_CLIENT_SECRET: z.string().optional(),
  LINKEDIN_VERSION: z.string().regex(/^20\d{4}$/, 'is a month such as 202610').default('202610'),
  LINKEDIN_BASE_URL: z.url().optional(),
  FACEBOOK_CLIENT_ID: z.string().optional(),
  FACEBOOK_CLIENT_SECRET: z.string().optional(),
  FACEBOOK_VERSION: z.string().regex(/^v\d+\.\d+$/, 'is a version such as v26.0').default('v26.0'),
  FACEBOOK_BASE_URL: z.url().optional(),
  X_CLIENT_ID: z.string().optional(),
  X_CLIENT_SECRET: z.string().optional(),
  X_BASE_URL: z.url().optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_BASE_URL: z.url().optional(),
  TEXT_MODEL: z.string().default('claude-sonnet-5-5'),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('no-reply@localhost'),
  MAIL_BUNDLE_SECONDS: whole(600),
  MAIL_UNREAD_SECONDS: whole(900),
  JOBS_BACKEND: z.enum(['postgres', 'mongo']).default('postgres'),
  JOBS_URL: z.string().optional(),
  WORKER_SLOTS: whole(6, 1, 100),
  RUNS_PER_AGENCY: whole(3, 1, 1000),
  GENERATIONS_PER_MINUTE: whole(10, 1, 10_000),
  UPLOADS_PER_MINUTE: whole(30, 1, 10_000),
  EXPORTS_PER_MINUTE: whole(10, 1, 10_000),
  SEARCHES_PER_MINUTE: whole(60, 1, 10_000),
  BULK_ACTIONS_PER_MINUTE: whole(30, 1, 10_000),
  LINKS_PER_MINUTE: whole(30, 1, 10_000),
  SIGN_INS_PER_MINUTE: whole(10, 1, 10_000),
  STAFF_REQUESTS_PER_MINUTE: whole(600, 1, 1_000_000),
  CLIENT_REQUESTS_PER_MINUTE: whole(300, 1, 1_000_000),
  AGENCY_REQUESTS_PER_MINUTE: whole(6_000, 1, 1_000_000),
  ADDRESS_REQUESTS_PER_MINUTE: whole(1_000, 1, 1_000_000),
  REFUSED_MESSAGES_PER_MINUTE: whole(600, 1, 1_000_000),
  KEY_REQUESTS_PER_MINUTE: whole(60, 1, 1_000_000),
  KEY_REQUESTS_PER_DAY: whole(10_000, 1, 1_000_000_000),
  RENDER_PROCESSES: whole(1, 1, 16),
  PIPELINE_CRASH_AT: z.string().optional(),
  CORS_ORIGINS: z.string().optional(),
  TRUSTED_PROXIES: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  APP_DEBUG: flag.default(false),
  PAYLOAD_DROP_DATABASE: z.string().optional(),
})

type Secrets = { PAYLOAD_SECRET?: string; ENCRYPTION_KEYS?: string; DEMO_PASSWORD?: string; DATABASE_URL?: string }

const inRoot = (given: string) => path.resolve(root, given)
const home = inRoot(process.env.IMPRESARIO_HOME || '.impresario')

/** What the first start made and keeps in `<home>/secrets.json`, so that each part of the product finds the same keys. */
const keptSecrets = (): Secrets => {
  const file = path.join(home, 'secrets.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Secrets) : {}
}

const faults = (issues: z.core.$ZodIssue[], given: z.infer<typeof shape> | null): string[] => [
  ...issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`),
  ...(given?.PAYLOAD_DROP_DATABASE === 'true' ? ['PAYLOAD_DROP_DATABASE would delete every table at the start; unset it.'] : []),
  ...(given?.NODE_ENV === 'production' && given.APP_DEBUG ? ['APP_DEBUG shows traces in answers and is refused in production.'] : []),
  ...(given?.OPERATOR_EMAIL && !given.OPERATOR_PASSWORD ? ['OPERATOR_EMAIL needs OPERATOR_PASSWORD beside it.'] : []),
  ...(given?.JOBS_BACKEND === 'mongo' && !given.JOBS_URL ? ['JOBS_URL is needed when JOBS_BACKEND is mongo.'] : []),
]

const read = () => {
  const entries = Object.entries({ ...keptSecrets(), ...process.env }).filter(([, value]) => value !== '')
  const parsed = shape.safeParse(Object.fromEntries(entries))
  const found = faults(parsed.error?.issues ?? [], parsed.data ?? null)
  if (!parsed.success || found.length) throw new Error(`The environment is not right:\n  ${found.join('\n  ')}`)
  return parsed.data
}

const given = read()
const sandboxPort = given.SANDBOX_PORT || given.PORT + 1
const sandboxUrl = `http://127.0.0.1:${sandboxPort}`
const mode = given.PROVIDERS_MODE ?? (given.ANTHROPIC_API_KEY ? 'live' : 'sandbox')
const vendorUrl = (own: string | undefined, live: string, name: string) => own ?? (mode === 'live' ? live : `${sandboxUrl}/${name}`)
const appUrl = given.APP_URL ?? `http://localhost:${given.PORT}`
const filesUrl = given.FILES_BASE_URL ?? appUrl
/** One network: its hosts, all of them one base where that is given, and the application that people consent to. */
const networkOf = (own: string | undefined, name: string, hosts: Record<string, string>, clientId?: string, clientSecret?: string) => ({
  hosts: Object.fromEntries(Object.entries(hosts).map(([host, live]) => [host, vendorUrl(own, live, name)])),
  clientId: clientId ?? (mode === 'sandbox' ? 'sandbox-app' : undefined),
  clientSecret: clientSecret ?? (mode === 'sandbox' ? 'sandbox-secret' : undefined),
})
const listed = (text: string | undefined) => (text ?? '').split(',').map((part) => part.trim().toLowerCase()).filter(Boolean)
const forThisProcess = () => randomBytes(32).toString('base64')

/** The environment, checked once at the start; the only place that reads `process.env`. */
export const env = {
  root,
  home,
  mediaDir: inRoot(given.MEDIA_DIR ?? 'media'),
  nodeEnv: given.NODE_ENV,
  isProduction: given.NODE_ENV === 'production',
  appName: given.APP_NAME,
  appUrl,
  appHost: new URL(appUrl).hostname,
  /** Parent of the agencies' subdomains. */
  platformDomain: given.ROOT_DOMAIN ?? given.PLATFORM_DOMAIN ?? 'localhost',
  filesUrl,
  /** Unbranded hosts that serve public files and nothing else; empty when files come from the platform's own host. */
  fileHosts: [...(given.FILES_BASE_URL ? [new URL(filesUrl).hostname] : []), ...listed(given.FILES_EXTRA_HOSTS)].filter((host) => host !== new URL(appUrl).hostname),
  /** Name servers to ask, as `address:port`; none: the system's. */
  dnsServers: given.DNS_SERVERS ? listed(given.DNS_SERVERS) : mode === 'sandbox' ? [`127.0.0.1:${sandboxPort}`] : [],
  port: given.PORT,
  databaseUrl: given.DATABASE_URL ?? '',
  databasePoolSize: given.DATABASE_POOL_SIZE,
  databasePoolExtra: given.DATABASE_POOL_EXTRA,
  /** Room for the files of one agency. */
  storageQuotaBytes: given.STORAGE_QUOTA_BYTES,
  payloadSecret: given.PAYLOAD_SECRET ?? forThisProcess(),
  payloadSecretPrevious: given.PAYLOAD_SECRET_PREVIOUS,
  accessTokenMinutes: given.ACCESS_TOKEN_MINUTES,
  refreshTokenDays: given.REFRESH_TOKEN_DAYS,
  sessionMaxDays: given.SESSION_MAX_DAYS,
  operatorIdleHours: given.OPERATOR_IDLE_HOURS,
  operatorNeedsFactor: given.OPERATOR_2FA ?? (given.NODE_ENV === 'production' && mode === 'live'),
  loginMaxAttempts: given.LOGIN_MAX_ATTEMPTS,
  loginLockMinutes: given.LOGIN_LOCK_MINUTES,
  operatorEmail: given.OPERATOR_EMAIL,
  operatorPassword: given.OPERATOR_PASSWORD,
  secureCookies: given.NODE_ENV === 'production' && Boolean(given.APP_URL?.startsWith('https:')),
  encryptionKeys: given.ENCRYPTION_KEYS ?? `now:${forThisProcess()}`,
  demoPassword: given.DEMO_PASSWORD,
  providersMode: mode,
  sandboxPort,
  sandboxUrl,
  sandboxSmtpPort: sandboxPort + 1,
  sandboxLatencyMs: given.SANDBOX_LATENCY_MS,
  anthropicApiKey: given.ANTHROPIC_API_KEY,
  tavilyApiKey: given.TAVILY_API_KEY,
  freepikApiKey: given.FREEPIK_API_KEY,
  anthropicBaseUrl: vendorUrl(given.ANTHROPIC_BASE_URL, 'https://api.anthropic.com', 'anthropic'),
  tavilyBaseUrl: vendorUrl(given.TAVILY_BASE_URL, 'https://api.tavily.com', 'tavily'),
  freepikBaseUrl: vendorUrl(given.FREEPIK_BASE_URL, 'https://api.freepik.com', 'freepik'),
  freepikKeyHeader: given.FREEPIK_KEY_HEADER,
  networks: {
    linkedin: { ...networkOf(given.LINKEDIN_BASE_URL, 'linkedin', { pages: 'https://www.linkedin.com', api: 'https://api.linkedin.com' }, given.LINKEDIN_CLIENT_ID, given.LINKEDIN_CLIENT_SECRET), version: given.LINKEDIN_VERSION },
    facebook: { ...networkOf(given.FACEBOOK_BASE_URL, 'facebook', { pages: 'https://www.facebook.com', api: 'https://graph.facebook.com' }, given.FACEBOOK_CLIENT_ID, given.FACEBOOK_CLIENT_SECRET), version: given.FACEBOOK_VERSION },
    x: { ...networkOf(given.X_BASE_URL, 'x', { pages: 'https://x.com', api: 'https://api.x.com' }, given.X_CLIENT_ID, given.X_CLIENT_SECRET), version: '2' },
    google_business: {
      ...networkOf(given.GOOGLE_BASE_URL, 'google_business', {
        pages: 'https://accounts.google.com', token: 'https://oauth2.googleapis.com', accounts: 'https://mybusinessaccountmanagement.googleapis.com',
        locations: 'https://mybusinessbusinessinformation.googleapis.com', api: 'https://mybusiness.googleapis.com',
      }, given.GOOGLE_CLIENT_ID, given.GOOGLE_CLIENT_SECRET),
      version: 'v4',
    },
  },
  modelDefault: given.TEXT_MODEL,
  smtpUrl: given.SMTP_URL ?? `smtp://127.0.0.1:${sandboxPort + 1}`,
  mailFrom: given.MAIL_FROM,
  /** News for one person within this time go out as one mail. */
  mailBundleSeconds: given.MAIL_BUNDLE_SECONDS,
  /** A message is mailed when it has not been read for so long. */
  mailUnreadSeconds: given.MAIL_UNREAD_SECONDS,
  jobsBackend: given.JOBS_BACKEND,
  jobsUrl: given.JOBS_URL,
  workerSlots: given.WORKER_SLOTS,
  runsPerAgency: given.RUNS_PER_AGENCY,
  /** Calls a minute, unless the name says otherwise. */
  limits: {
    generation: given.GENERATIONS_PER_MINUTE,
    upload: given.UPLOADS_PER_MINUTE,
    export: given.EXPORTS_PER_MINUTE,
    search: given.SEARCHES_PER_MINUTE,
    bulk: given.BULK_ACTIONS_PER_MINUTE,
    link: given.LINKS_PER_MINUTE,
    login: given.SIGN_INS_PER_MINUTE,
    staff: given.STAFF_REQUESTS_PER_MINUTE,
    client: given.CLIENT_REQUESTS_PER_MINUTE,
    agency: given.AGENCY_REQUESTS_PER_MINUTE,
    address: given.ADDRESS_REQUESTS_PER_MINUTE,
    intakeRefused: given.REFUSED_MESSAGES_PER_MINUTE,
    key: given.KEY_REQUESTS_PER_MINUTE,
    keyPerDay: given.KEY_REQUESTS_PER_DAY,
  },
  renderProcesses: given.RENDER_PROCESSES,
  crashAt: given.NODE_ENV === 'test' ? given.PIPELINE_CRASH_AT : undefined,
  origins: (given.CORS_ORIGINS ?? given.APP_URL ?? `http://localhost:${given.PORT},http://127.0.0.1:${given.PORT}`).split(',').map((origin) => origin.trim()),
  /** Networks whose `X-Forwarded-For` is believed. */
  trustedProxies: listed(given.TRUSTED_PROXIES),
  logLevel: given.LOG_LEVEL,
  debug: given.APP_DEBUG,
}
