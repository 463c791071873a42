import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_entitlements_capability" AS ENUM('text_generation', 'web_search', 'stock_images', 'transcription', 'podcast_directory', 'enrichment', 'email_outreach', 'linkedin_outreach', 'social_channels', 'crm', 'spreadsheets');
  CREATE TYPE "public"."enum_entitlements_provider" AS ENUM('anthropic', 'tavily', 'freepik', 'gemini', 'listennotes', 'podscan', 'podcast_index', 'apify', 'smartlead', 'instantly', 'heyreach', 'smtp', 'attio', 'google', 'sandbox');
  CREATE TABLE "entitlements" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"client_id" uuid,
  	"capability" "enum_entitlements_capability" NOT NULL,
  	"enabled" boolean DEFAULT true,
  	"limits" jsonb,
  	"provider" "enum_entitlements_provider",
  	"connection_id" uuid,
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "documents" ADD COLUMN "expiry_noticed_at" timestamp(3) with time zone;
  ALTER TABLE "api_keys" ADD COLUMN "maker_left_at" timestamp(3) with time zone;
  ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "entitlements_agency_idx" ON "entitlements" USING btree ("agency_id");
  CREATE INDEX "entitlements_client_idx" ON "entitlements" USING btree ("client_id");
  CREATE INDEX "entitlements_connection_idx" ON "entitlements" USING btree ("connection_id");
  CREATE INDEX "entitlements_updated_at_idx" ON "entitlements" USING btree ("updated_at");
  CREATE INDEX "entitlements_created_at_idx" ON "entitlements" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_25_idx" ON "entitlements" USING btree ("agency_id","created_at");
  CREATE UNIQUE INDEX "agency_client_capability_idx" ON "entitlements" USING btree ("agency_id","client_id","capability") NULLS NOT DISTINCT;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "entitlements" CASCADE;
  ALTER TABLE "documents" DROP COLUMN "expiry_noticed_at";
  ALTER TABLE "api_keys" DROP COLUMN "maker_left_at";
  DROP TYPE "public"."enum_entitlements_capability";
  DROP TYPE "public"."enum_entitlements_provider";`)
}
