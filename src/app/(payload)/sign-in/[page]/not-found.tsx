import { MinimalTemplate } from '@payloadcms/next/templates'

const NotFound = () => (
  <MinimalTemplate>
    <h1>There is no such page</h1>
    <p><a href="/admin/login">Go to sign-in</a></p>
  </MinimalTemplate>
)

export default NotFound
