export { countCrossings, watchTenancy } from './count'
export { missingWalls, raiseWalls, raising } from './raise'
export { tablesOf, wallsOf, type Tables, type Wall } from './registry'
