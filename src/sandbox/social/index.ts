import type { VendorRoute } from '../core/serve'
import { facebookRoute } from './facebook'
import { googleRoute } from './google'
import { linkedinRoute } from './linkedin'
import { xRoute } from './x'

/** The networks that the product publishes to. */
export const networkRoutes: VendorRoute[] = [linkedinRoute, facebookRoute, xRoute, googleRoute]
