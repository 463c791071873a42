import './sandbox'
import './standard'

export { intakeEndpoint, webhookEventEndpoints } from './endpoints'
