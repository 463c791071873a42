import { keyScopes } from '@/access/scopes'
import type { SectionProps } from '../sections'
import { KeyList } from './KeyList'
import { scopeGroups } from './scopes'

/** What other programs sign in with. */
export const ApiKeys = ({ agency, reader, isOperator }: SectionProps) => <KeyList agency={agency} groups={scopeGroups([...keyScopes])} isOperator={isOperator} reader={reader} />
