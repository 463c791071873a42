import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_agencies_custom_domain_ssl_status" AS ENUM('none', 'provisioning', 'ready', 'failed');
  ALTER TYPE "public"."enum_connections_vendor" ADD VALUE 'linkedin';
  ALTER TYPE "public"."enum_connections_vendor" ADD VALUE 'facebook';
  ALTER TYPE "public"."enum_connections_vendor" ADD VALUE 'x';
  ALTER TYPE "public"."enum_connections_vendor" ADD VALUE 'google_business';
  CREATE TABLE "agencies_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  ALTER TABLE "agencies_assigned_templates" ADD COLUMN "assigned_by_id" uuid;
  ALTER TABLE "agencies_assigned_templates" ADD COLUMN "notes" varchar;
  ALTER TABLE "agencies" ADD COLUMN "social_linkedin_url" varchar;
  ALTER TABLE "agencies" ADD COLUMN "social_facebook_url" varchar;
  ALTER TABLE "agencies" ADD COLUMN "social_x_url" varchar;
  ALTER TABLE "agencies" ADD COLUMN "social_instagram_url" varchar;
  ALTER TABLE "agencies" ADD COLUMN "onboarded_at" timestamp(3) with time zone;
  ALTER TABLE "agencies" ADD COLUMN "members_may_schedule" boolean DEFAULT false;
  ALTER TABLE "agencies" ADD COLUMN "restrict_members_to_assigned_clients" boolean DEFAULT false;
  ALTER TABLE "agencies" ADD COLUMN "require2fa" boolean DEFAULT false;
  ALTER TABLE "agencies" ADD COLUMN "session_days" numeric DEFAULT 7;
  ALTER TABLE "agencies" ADD COLUMN "subscription_current_period_start" timestamp(3) with time zone;
  ALTER TABLE "agencies" ADD COLUMN "subscription_canceled_at" timestamp(3) with time zone;
  ALTER TABLE "agencies" ADD COLUMN "subscription_cancel_at_period_end" boolean DEFAULT false;
  ALTER TABLE "agencies" ADD COLUMN "subscription_past_due_since" timestamp(3) with time zone;
  ALTER TABLE "agencies" ADD COLUMN "api_usage_warning_sent_at" timestamp(3) with time zone;
  ALTER TABLE "agencies" ADD COLUMN "custom_domain" varchar;
  ALTER TABLE "agencies" ADD COLUMN "custom_domain_verified" boolean DEFAULT false;
  ALTER TABLE "agencies" ADD COLUMN "custom_domain_verified_at" timestamp(3) with time zone;
  ALTER TABLE "agencies" ADD COLUMN "custom_domain_ssl_status" "enum_agencies_custom_domain_ssl_status" DEFAULT 'none';
  ALTER TABLE "agencies" ADD COLUMN "custom_domain_verification_token" varchar;
  ALTER TABLE "agencies" ADD COLUMN "custom_domain_claimed_at" timestamp(3) with time zone;
  ALTER TABLE "agencies" ADD COLUMN "custom_domain_missing_since" timestamp(3) with time zone;
  ALTER TABLE "agencies" ADD COLUMN "custom_domain_misses" numeric DEFAULT 0;
  ALTER TABLE "agencies" ADD COLUMN "custom_domain_ends_at" timestamp(3) with time zone;
  ALTER TABLE "agencies_texts" ADD CONSTRAINT "agencies_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."agencies"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "agencies_texts_order_parent" ON "agencies_texts" USING btree ("order","parent_id");
  ALTER TABLE "agencies_assigned_templates" ADD CONSTRAINT "agencies_assigned_templates_assigned_by_id_users_id_fk" FOREIGN KEY ("assigned_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "agencies_assigned_templates_assigned_by_idx" ON "agencies_assigned_templates" USING btree ("assigned_by_id");
  CREATE UNIQUE INDEX "agencies_custom_domain_idx" ON "agencies" USING btree ("custom_domain");
  CREATE UNIQUE INDEX "connections_agency_own_idx" ON "connections" ("agency_id", "kind", "vendor", "label") WHERE "client_id" IS NULL;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "connections_agency_own_idx";
  DROP TABLE "agencies_texts" CASCADE;
  ALTER TABLE "agencies_assigned_templates" DROP CONSTRAINT "agencies_assigned_templates_assigned_by_id_users_id_fk";
  
  ALTER TABLE "connections" ALTER COLUMN "vendor" SET DATA TYPE text;
  DROP TYPE "public"."enum_connections_vendor";
  CREATE TYPE "public"."enum_connections_vendor" AS ENUM('anthropic', 'tavily', 'freepik');
  ALTER TABLE "connections" ALTER COLUMN "vendor" SET DATA TYPE "public"."enum_connections_vendor" USING "vendor"::"public"."enum_connections_vendor";
  DROP INDEX "agencies_assigned_templates_assigned_by_idx";
  DROP INDEX "agencies_custom_domain_idx";
  ALTER TABLE "agencies_assigned_templates" DROP COLUMN "assigned_by_id";
  ALTER TABLE "agencies_assigned_templates" DROP COLUMN "notes";
  ALTER TABLE "agencies" DROP COLUMN "social_linkedin_url";
  ALTER TABLE "agencies" DROP COLUMN "social_facebook_url";
  ALTER TABLE "agencies" DROP COLUMN "social_x_url";
  ALTER TABLE "agencies" DROP COLUMN "social_instagram_url";
  ALTER TABLE "agencies" DROP COLUMN "onboarded_at";
  ALTER TABLE "agencies" DROP COLUMN "members_may_schedule";
  ALTER TABLE "agencies" DROP COLUMN "restrict_members_to_assigned_clients";
  ALTER TABLE "agencies" DROP COLUMN "require2fa";
  ALTER TABLE "agencies" DROP COLUMN "session_days";
  ALTER TABLE "agencies" DROP COLUMN "subscription_current_period_start";
  ALTER TABLE "agencies" DROP COLUMN "subscription_canceled_at";
  ALTER TABLE "agencies" DROP COLUMN "subscription_cancel_at_period_end";
  ALTER TABLE "agencies" DROP COLUMN "subscription_past_due_since";
  ALTER TABLE "agencies" DROP COLUMN "api_usage_warning_sent_at";
  ALTER TABLE "agencies" DROP COLUMN "custom_domain";
  ALTER TABLE "agencies" DROP COLUMN "custom_domain_verified";
  ALTER TABLE "agencies" DROP COLUMN "custom_domain_verified_at";
  ALTER TABLE "agencies" DROP COLUMN "custom_domain_ssl_status";
  ALTER TABLE "agencies" DROP COLUMN "custom_domain_verification_token";
  ALTER TABLE "agencies" DROP COLUMN "custom_domain_claimed_at";
  ALTER TABLE "agencies" DROP COLUMN "custom_domain_missing_since";
  ALTER TABLE "agencies" DROP COLUMN "custom_domain_misses";
  ALTER TABLE "agencies" DROP COLUMN "custom_domain_ends_at";
  DROP TYPE "public"."enum_agencies_custom_domain_ssl_status";`)
}
