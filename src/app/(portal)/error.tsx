'use client'

import { Fault } from '@/src/portal/states/Fault'

const ErrorPage = ({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) => <div className="px-4 py-10"><Fault digest={error.digest} onRetry={reset} /></div>

export default ErrorPage
