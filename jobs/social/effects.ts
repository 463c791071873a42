import { connectKind } from '@/src/domain/social/connections/arrive'
import { revokeKind } from '@/src/domain/social/connections/leave'
import { addressKind } from '@/src/domain/social/connections/link'
import { metricsKind } from '@/src/domain/social/metrics/sync'
import { publishKind } from '@/src/domain/social/publishing/row'
import { defineEffect } from '@/src/engine/effects'
import { address, connect, revoke } from './connect'
import { readMetrics } from './metrics'
import { publish } from './publish'

defineEffect(addressKind, address)
defineEffect(connectKind, connect)
defineEffect(revokeKind, revoke)
defineEffect(publishKind, publish)
defineEffect(metricsKind, readMetrics)
