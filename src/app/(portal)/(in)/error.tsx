'use client'

import { Fault } from '@/src/portal/states/Fault'

const ErrorPage = ({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) => <Fault digest={error.digest} onRetry={reset} />

export default ErrorPage
