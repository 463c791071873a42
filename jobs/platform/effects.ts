import { recheckKind } from '@/src/domain/platform/domains/recheck'
import { lookUpKind } from '@/src/domain/platform/domains/verify'
import { defineEffect } from '@/src/engine/effects'
import { lookUp, recheck } from './lookUp'

defineEffect(lookUpKind, lookUp)
defineEffect(recheckKind, recheck)
