export { linkFault, platformOfLink, recognisePostUrl, type PostAddress } from './links'
export { isPlatform, platformKeys, platformOf, type PlatformKey } from './platforms'
export { allMetrics, platformRules, rulesVersion, type Metric, type PlatformRule } from './table'
