import { recheckKind } from '@/src/domain/platform/domains/recheck'
import { lookUpKind } from '@/src/domain/platform/domains/verify'
import { testKind } from '@/src/domain/platform/vendorKeys/tryKey'
import { defineEffect } from '@/src/engine/effects'
import { lookUp, recheck } from './lookUp'
import { tryKey } from './tryKey'

defineEffect(lookUpKind, lookUp)
defineEffect(recheckKind, recheck)
defineEffect(testKind, tryKey)
