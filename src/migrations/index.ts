import * as migration_20261120_101000_foundation from './20261120_101000_foundation'
import * as migration_20261120_101100_machinery from './20261120_101100_machinery'
import * as migration_20261120_102000_order from './20261120_102000_order'
import * as migration_20261120_125716_agencies_and_domains from './20261120_125716_agencies_and_domains'
import * as migration_20261120_125903_audit from './20261120_125903_audit'
import * as migration_20261120_125904_refusals_and_alerts from './20261120_125904_refusals_and_alerts'
import * as migration_20261120_130100_audit_chain from './20261120_130100_audit_chain'
import * as migration_20261120_130656_webhooks from './20261120_130656_webhooks'
import * as migration_20261120_130700_webhook_machinery from './20261120_130700_webhook_machinery'
import * as migration_20261120_130953_wishes_and_runs_at_once from './20261120_130953_wishes_and_runs_at_once'
import * as migration_20261120_131000_sign_in from './20261120_131000_sign_in'
import * as migration_20261120_131100_limits from './20261120_131100_limits'
import * as migration_20261120_131133_api_keys from './20261120_131133_api_keys'
import * as migration_20261120_131824_users_sign_in from './20261120_131824_users_sign_in'
import * as migration_20261120_132912_team_assignments from './20261120_132912_team_assignments'
import * as migration_20261120_134036_sealed_secrets from './20261120_134036_sealed_secrets'
import * as migration_20261120_140742_document_sharing from './20261120_140742_document_sharing'
import * as migration_20261120_141122_second_factor_rule from './20261120_141122_second_factor_rule'
import * as migration_20261120_150000_confirmed_with_code from './20261120_150000_confirmed_with_code'
import * as migration_20261120_161516_messages from './20261120_161516_messages'
import * as migration_20261120_161517_message_machinery from './20261120_161517_message_machinery'
import * as migration_20261120_161800_social_accounts from './20261120_161800_social_accounts'
import * as migration_20261120_162126_approval_machinery from './20261120_162126_approval_machinery'
import * as migration_20261120_162142_posts from './20261120_162142_posts'
import * as migration_20261120_162143_post_machinery from './20261120_162143_post_machinery'
import * as migration_20261120_163139_entitlements_and_notices from './20261120_163139_entitlements_and_notices'
import * as migration_20261120_165125_inbox_order from './20261120_165125_inbox_order'
import * as migration_20261120_170500_metric_syncs from './20261120_170500_metric_syncs'
import * as migration_20261120_193329_one_wish_for_review from './20261120_193329_one_wish_for_review'
import * as migration_20261120_193729_stops_and_quiet_hours from './20261120_193729_stops_and_quiet_hours'
import * as migration_20261120_194102_exports from './20261120_194102_exports'
import * as migration_20261120_195033_social_rules_and_reminders from './20261120_195033_social_rules_and_reminders'
import * as migration_20261120_201713_order_of_posts from './20261120_201713_order_of_posts'
import * as migration_20261120_230500_words_of_messages from './20261120_230500_words_of_messages'
import * as migration_20261120_231000_near_posts from './20261120_231000_near_posts'

/** Every migration in the order it is applied. */
export const migrations = [
  { name: '20261120_101000_foundation', up: migration_20261120_101000_foundation.up, down: migration_20261120_101000_foundation.down },
  { name: '20261120_101100_machinery', up: migration_20261120_101100_machinery.up, down: migration_20261120_101100_machinery.down },
  { name: '20261120_102000_order', up: migration_20261120_102000_order.up, down: migration_20261120_102000_order.down },
  { name: '20261120_125716_agencies_and_domains', up: migration_20261120_125716_agencies_and_domains.up, down: migration_20261120_125716_agencies_and_domains.down },
  { name: '20261120_125903_audit', up: migration_20261120_125903_audit.up, down: migration_20261120_125903_audit.down },
  { name: '20261120_125904_refusals_and_alerts', up: migration_20261120_125904_refusals_and_alerts.up, down: migration_20261120_125904_refusals_and_alerts.down },
  { name: '20261120_130100_audit_chain', up: migration_20261120_130100_audit_chain.up, down: migration_20261120_130100_audit_chain.down },
  { name: '20261120_130656_webhooks', up: migration_20261120_130656_webhooks.up, down: migration_20261120_130656_webhooks.down },
  { name: '20261120_130700_webhook_machinery', up: migration_20261120_130700_webhook_machinery.up, down: migration_20261120_130700_webhook_machinery.down },
  { name: '20261120_130953_wishes_and_runs_at_once', up: migration_20261120_130953_wishes_and_runs_at_once.up, down: migration_20261120_130953_wishes_and_runs_at_once.down },
  { name: '20261120_131000_sign_in', up: migration_20261120_131000_sign_in.up, down: migration_20261120_131000_sign_in.down },
  { name: '20261120_131100_limits', up: migration_20261120_131100_limits.up, down: migration_20261120_131100_limits.down },
  { name: '20261120_131133_api_keys', up: migration_20261120_131133_api_keys.up, down: migration_20261120_131133_api_keys.down },
  { name: '20261120_131824_users_sign_in', up: migration_20261120_131824_users_sign_in.up, down: migration_20261120_131824_users_sign_in.down },
  { name: '20261120_132912_team_assignments', up: migration_20261120_132912_team_assignments.up, down: migration_20261120_132912_team_assignments.down },
  { name: '20261120_134036_sealed_secrets', up: migration_20261120_134036_sealed_secrets.up, down: migration_20261120_134036_sealed_secrets.down },
  { name: '20261120_140742_document_sharing', up: migration_20261120_140742_document_sharing.up, down: migration_20261120_140742_document_sharing.down },
  { name: '20261120_141122_second_factor_rule', up: migration_20261120_141122_second_factor_rule.up, down: migration_20261120_141122_second_factor_rule.down },
  { name: '20261120_150000_confirmed_with_code', up: migration_20261120_150000_confirmed_with_code.up, down: migration_20261120_150000_confirmed_with_code.down },
  { name: '20261120_161516_messages', up: migration_20261120_161516_messages.up, down: migration_20261120_161516_messages.down },
  { name: '20261120_161517_message_machinery', up: migration_20261120_161517_message_machinery.up, down: migration_20261120_161517_message_machinery.down },
  { name: '20261120_161800_social_accounts', up: migration_20261120_161800_social_accounts.up, down: migration_20261120_161800_social_accounts.down },
  { name: '20261120_162126_approval_machinery', up: migration_20261120_162126_approval_machinery.up, down: migration_20261120_162126_approval_machinery.down },
  { name: '20261120_162142_posts', up: migration_20261120_162142_posts.up, down: migration_20261120_162142_posts.down },
  { name: '20261120_162143_post_machinery', up: migration_20261120_162143_post_machinery.up, down: migration_20261120_162143_post_machinery.down },
  { name: '20261120_163139_entitlements_and_notices', up: migration_20261120_163139_entitlements_and_notices.up, down: migration_20261120_163139_entitlements_and_notices.down },
  { name: '20261120_165125_inbox_order', up: migration_20261120_165125_inbox_order.up, down: migration_20261120_165125_inbox_order.down },
  { name: '20261120_170500_metric_syncs', up: migration_20261120_170500_metric_syncs.up, down: migration_20261120_170500_metric_syncs.down },
  { name: '20261120_193329_one_wish_for_review', up: migration_20261120_193329_one_wish_for_review.up, down: migration_20261120_193329_one_wish_for_review.down },
  { name: '20261120_193729_stops_and_quiet_hours', up: migration_20261120_193729_stops_and_quiet_hours.up, down: migration_20261120_193729_stops_and_quiet_hours.down },
  { name: '20261120_194102_exports', up: migration_20261120_194102_exports.up, down: migration_20261120_194102_exports.down },
  { name: '20261120_195033_social_rules_and_reminders', up: migration_20261120_195033_social_rules_and_reminders.up, down: migration_20261120_195033_social_rules_and_reminders.down },
  { name: '20261120_201713_order_of_posts', up: migration_20261120_201713_order_of_posts.up, down: migration_20261120_201713_order_of_posts.down },
  { name: '20261120_230500_words_of_messages', up: migration_20261120_230500_words_of_messages.up, down: migration_20261120_230500_words_of_messages.down },
  { name: '20261120_231000_near_posts', up: migration_20261120_231000_near_posts.up, down: migration_20261120_231000_near_posts.down },
]
