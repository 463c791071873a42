import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_exports_kind" AS ENUM('posts', 'client', 'agency');
  CREATE TYPE "public"."enum_exports_format" AS ENUM('csv', 'json', 'zip', 'ics');
  CREATE TYPE "public"."enum_exports_status" AS ENUM('queued', 'running', 'ready', 'failed', 'expired');
  CREATE TYPE "public"."enum_export_presets_columns_column" AS ENUM('id', 'client', 'platform', 'account', 'title', 'caption', 'scheduledLocal', 'timezone', 'scheduledUtc', 'imageUrls', 'altTexts', 'status', 'postUrl', 'scheduledDate', 'scheduledTime', 'firstImageUrl', 'blank');
  CREATE TYPE "public"."enum_export_presets_date_style" AS ENUM('iso', 'us', 'uk', 'dots');
  CREATE TYPE "public"."enum_export_presets_clock" AS ENUM('24h', '12h');
  CREATE TYPE "public"."enum_export_presets_separator" AS ENUM('line', 'comma', 'semicolon', 'bar');
  CREATE TABLE "exports" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid,
  	"client_id" uuid,
  	"kind" "enum_exports_kind" NOT NULL,
  	"format" "enum_exports_format" NOT NULL,
  	"title" varchar,
  	"status" "enum_exports_status" DEFAULT 'queued' NOT NULL,
  	"requested_by_id" uuid,
  	"total" numeric DEFAULT 0,
  	"done" numeric DEFAULT 0,
  	"bytes" numeric,
  	"file_id" uuid,
  	"error" varchar,
  	"filter" jsonb,
  	"options" jsonb,
  	"question" varchar,
  	"reach" varchar,
  	"completed_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "export_presets_columns" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"column" "enum_export_presets_columns_column" NOT NULL,
  	"heading" varchar
  );
  
  CREATE TABLE "export_presets" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"name" varchar NOT NULL,
  	"date_style" "enum_export_presets_date_style" DEFAULT 'iso' NOT NULL,
  	"clock" "enum_export_presets_clock" DEFAULT '24h' NOT NULL,
  	"separator" "enum_export_presets_separator" DEFAULT 'line' NOT NULL,
  	"timezone" varchar,
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "exports" ADD CONSTRAINT "exports_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exports" ADD CONSTRAINT "exports_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exports" ADD CONSTRAINT "exports_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exports" ADD CONSTRAINT "exports_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "export_presets_columns" ADD CONSTRAINT "export_presets_columns_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."export_presets"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "export_presets" ADD CONSTRAINT "export_presets_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "exports_agency_idx" ON "exports" USING btree ("agency_id");
  CREATE INDEX "exports_client_idx" ON "exports" USING btree ("client_id");
  CREATE INDEX "exports_requested_by_idx" ON "exports" USING btree ("requested_by_id");
  CREATE INDEX "exports_file_idx" ON "exports" USING btree ("file_id");
  CREATE INDEX "exports_question_idx" ON "exports" USING btree ("question");
  CREATE INDEX "exports_updated_at_idx" ON "exports" USING btree ("updated_at");
  CREATE INDEX "exports_created_at_idx" ON "exports" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_26_idx" ON "exports" USING btree ("agency_id","created_at");
  CREATE INDEX "requestedBy_createdAt_idx" ON "exports" USING btree ("requested_by_id","created_at");
  CREATE INDEX "status_expiresAt_idx" ON "exports" USING btree ("status","expires_at");
  CREATE INDEX "export_presets_columns_order_idx" ON "export_presets_columns" USING btree ("_order");
  CREATE INDEX "export_presets_columns_parent_id_idx" ON "export_presets_columns" USING btree ("_parent_id");
  CREATE INDEX "export_presets_agency_idx" ON "export_presets" USING btree ("agency_id");
  CREATE INDEX "export_presets_updated_at_idx" ON "export_presets" USING btree ("updated_at");
  CREATE INDEX "export_presets_created_at_idx" ON "export_presets" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_27_idx" ON "export_presets" USING btree ("agency_id","created_at");
  CREATE UNIQUE INDEX "agency_name_idx" ON "export_presets" USING btree ("agency_id","name");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "exports" CASCADE;
  DROP TABLE "export_presets_columns" CASCADE;
  DROP TABLE "export_presets" CASCADE;
  DROP TYPE "public"."enum_exports_kind";
  DROP TYPE "public"."enum_exports_format";
  DROP TYPE "public"."enum_exports_status";
  DROP TYPE "public"."enum_export_presets_columns_column";
  DROP TYPE "public"."enum_export_presets_date_style";
  DROP TYPE "public"."enum_export_presets_clock";
  DROP TYPE "public"."enum_export_presets_separator";`)
}
