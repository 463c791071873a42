import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_webhook_endpoints_direction" AS ENUM('outgoing', 'incoming');
  CREATE TYPE "public"."enum_webhook_endpoints_disabled_reason" AS ENUM('by_hand', 'gone', 'only_failures');
  CREATE TYPE "public"."enum_webhook_deliveries_status" AS ENUM('pending', 'delivered', 'failed', 'skipped');
  CREATE TYPE "public"."enum_webhook_events_status" AS ENUM('received', 'processing', 'processed', 'ignored', 'unmatched', 'failed', 'dead', 'discarded');
  CREATE TABLE "webhook_endpoints" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"description" varchar,
  	"direction" "enum_webhook_endpoints_direction" DEFAULT 'outgoing' NOT NULL,
  	"url" varchar,
  	"is_active" boolean DEFAULT true,
  	"token" varchar,
  	"secret_hint" varchar,
  	"failing_since" timestamp(3) with time zone,
  	"last_used_at" timestamp(3) with time zone,
  	"disabled_at" timestamp(3) with time zone,
  	"disabled_reason" "enum_webhook_endpoints_disabled_reason",
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "webhook_endpoints_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "webhook_deliveries" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid,
  	"client_id" uuid,
  	"endpoint_id" uuid,
  	"event_id" varchar,
  	"type" varchar NOT NULL,
  	"status" "enum_webhook_deliveries_status" DEFAULT 'pending' NOT NULL,
  	"body" jsonb,
  	"attempts" numeric DEFAULT 0,
  	"round" numeric DEFAULT 1,
  	"response_status" numeric,
  	"response_excerpt" varchar,
  	"duration_ms" numeric,
  	"failure" varchar,
  	"last_attempt_at" timestamp(3) with time zone,
  	"next_attempt_at" timestamp(3) with time zone,
  	"delivered_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "webhook_events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid,
  	"client_id" uuid,
  	"source" varchar NOT NULL,
  	"endpoint_id" uuid,
  	"dedupe_key" varchar NOT NULL,
  	"vendor_event_id" varchar,
  	"kind" varchar NOT NULL,
  	"headers" jsonb,
  	"size" numeric DEFAULT 0,
  	"status" "enum_webhook_events_status" DEFAULT 'received' NOT NULL,
  	"attempts" numeric DEFAULT 0,
  	"crashes" numeric DEFAULT 0,
  	"fence" numeric DEFAULT 0,
  	"lease_until" timestamp(3) with time zone,
  	"next_attempt_at" timestamp(3) with time zone,
  	"processed_at" timestamp(3) with time zone,
  	"last_error_code" varchar,
  	"last_error" varchar,
  	"effects" jsonb,
  	"replay_count" numeric DEFAULT 0,
  	"replayed_by_id" uuid,
  	"replayed_at" timestamp(3) with time zone,
  	"discard_reason" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "effects" ADD COLUMN "lane" varchar;
  ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "webhook_endpoints_texts" ADD CONSTRAINT "webhook_endpoints_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_replayed_by_id_users_id_fk" FOREIGN KEY ("replayed_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "webhook_endpoints_agency_idx" ON "webhook_endpoints" USING btree ("agency_id");
  CREATE UNIQUE INDEX "webhook_endpoints_token_idx" ON "webhook_endpoints" USING btree ("token");
  CREATE INDEX "webhook_endpoints_updated_at_idx" ON "webhook_endpoints" USING btree ("updated_at");
  CREATE INDEX "webhook_endpoints_created_at_idx" ON "webhook_endpoints" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_15_idx" ON "webhook_endpoints" USING btree ("agency_id","created_at");
  CREATE INDEX "agency_isActive_1_idx" ON "webhook_endpoints" USING btree ("agency_id","is_active");
  CREATE INDEX "webhook_endpoints_texts_order_parent" ON "webhook_endpoints_texts" USING btree ("order","parent_id");
  CREATE INDEX "webhook_deliveries_agency_idx" ON "webhook_deliveries" USING btree ("agency_id");
  CREATE INDEX "webhook_deliveries_client_idx" ON "webhook_deliveries" USING btree ("client_id");
  CREATE INDEX "webhook_deliveries_endpoint_idx" ON "webhook_deliveries" USING btree ("endpoint_id");
  CREATE INDEX "webhook_deliveries_updated_at_idx" ON "webhook_deliveries" USING btree ("updated_at");
  CREATE INDEX "webhook_deliveries_created_at_idx" ON "webhook_deliveries" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_16_idx" ON "webhook_deliveries" USING btree ("agency_id","created_at");
  CREATE UNIQUE INDEX "endpoint_eventId_idx" ON "webhook_deliveries" USING btree ("endpoint_id","event_id");
  CREATE INDEX "endpoint_status_createdAt_idx" ON "webhook_deliveries" USING btree ("endpoint_id","status","created_at");
  CREATE INDEX "agency_status_createdAt_3_idx" ON "webhook_deliveries" USING btree ("agency_id","status","created_at");
  CREATE INDEX "webhook_events_agency_idx" ON "webhook_events" USING btree ("agency_id");
  CREATE INDEX "webhook_events_client_idx" ON "webhook_events" USING btree ("client_id");
  CREATE INDEX "webhook_events_endpoint_idx" ON "webhook_events" USING btree ("endpoint_id");
  CREATE UNIQUE INDEX "webhook_events_dedupe_key_idx" ON "webhook_events" USING btree ("dedupe_key");
  CREATE INDEX "webhook_events_replayed_by_idx" ON "webhook_events" USING btree ("replayed_by_id");
  CREATE INDEX "webhook_events_updated_at_idx" ON "webhook_events" USING btree ("updated_at");
  CREATE INDEX "webhook_events_created_at_idx" ON "webhook_events" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_17_idx" ON "webhook_events" USING btree ("agency_id","created_at");
  CREATE INDEX "status_createdAt_idx" ON "webhook_events" USING btree ("status","created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "webhook_endpoints" CASCADE;
  DROP TABLE "webhook_endpoints_texts" CASCADE;
  DROP TABLE "webhook_deliveries" CASCADE;
  DROP TABLE "webhook_events" CASCADE;
  ALTER TABLE "effects" DROP COLUMN "lane";
  DROP TYPE "public"."enum_webhook_endpoints_direction";
  DROP TYPE "public"."enum_webhook_endpoints_disabled_reason";
  DROP TYPE "public"."enum_webhook_deliveries_status";
  DROP TYPE "public"."enum_webhook_events_status";`)
}
