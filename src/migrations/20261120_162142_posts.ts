import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_posts_platform" AS ENUM('instagram', 'tiktok', 'youtube', 'x', 'linkedin', 'facebook', 'google_business');
  CREATE TYPE "public"."enum_posts_status" AS ENUM('draft', 'pending_approval', 'changes_requested', 'approved', 'rejected', 'posted');
  CREATE TYPE "public"."enum_posts_approval_mode" AS ENUM('client', 'override', 'email_link', 'rule');
  CREATE TYPE "public"."enum_posts_posted_via" AS ENUM('hand', 'channel', 'bulk');
  CREATE TYPE "public"."enum_posts_publish_state" AS ENUM('none', 'queued', 'publishing', 'unknown', 'failed', 'done');
  CREATE TYPE "public"."enum_posts_metrics_engagement_basis" AS ENUM('reach', 'impressions', 'views', 'reported');
  CREATE TYPE "public"."enum_posts_metrics_source" AS ENUM('hand', 'sync', 'import');
  CREATE TYPE "public"."enum_post_metrics_platform" AS ENUM('instagram', 'tiktok', 'youtube', 'x', 'linkedin', 'facebook', 'google_business');
  CREATE TYPE "public"."enum_post_metrics_source" AS ENUM('hand', 'sync', 'import');
  CREATE TYPE "public"."enum_post_metrics_engagement_basis" AS ENUM('reach', 'impressions', 'views', 'reported');
  ALTER TYPE "public"."enum_files_purpose" ADD VALUE 'approval';
  ALTER TYPE "public"."enum_files_purpose" ADD VALUE 'post';
  CREATE TABLE "posts_images" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"file_id" uuid NOT NULL,
  	"alt" varchar,
  	"caption" varchar,
  	"crop_x" numeric,
  	"crop_y" numeric,
  	"crop_width" numeric,
  	"crop_height" numeric,
  	"crop_ratio" varchar,
  	"rendition_id" uuid
  );
  
  CREATE TABLE "posts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"client_id" uuid NOT NULL,
  	"connection_id" uuid,
  	"platform" "enum_posts_platform",
  	"title" varchar NOT NULL,
  	"caption" varchar,
  	"scheduled_at" timestamp(3) with time zone,
  	"scheduled_timezone" varchar,
  	"auto_publish" boolean DEFAULT false,
  	"status" "enum_posts_status" DEFAULT 'draft' NOT NULL,
  	"content_hash" varchar,
  	"author_id" uuid,
  	"agent_id" uuid,
  	"submitted_at" timestamp(3) with time zone,
  	"submitted_by_id" uuid,
  	"submitted_content" jsonb,
  	"approved_by_id" uuid,
  	"approved_at" timestamp(3) with time zone,
  	"approved_version" numeric,
  	"approved_hash" varchar,
  	"approval_mode" "enum_posts_approval_mode",
  	"override_reason" varchar,
  	"rejected_by_id" uuid,
  	"rejected_at" timestamp(3) with time zone,
  	"rejection_reason" varchar,
  	"change_request_text" varchar,
  	"change_request_by_id" uuid,
  	"change_request_at" timestamp(3) with time zone,
  	"change_request_version" numeric,
  	"change_request_count" numeric DEFAULT 0,
  	"post_url" varchar,
  	"posted_at" timestamp(3) with time zone,
  	"posted_by_id" uuid,
  	"posted_via" "enum_posts_posted_via",
  	"external_post_id" varchar,
  	"publish_state" "enum_posts_publish_state" DEFAULT 'none' NOT NULL,
  	"publish_error" varchar,
  	"publish_attempts" numeric DEFAULT 0,
  	"next_publish_at" timestamp(3) with time zone,
  	"metrics_likes" numeric,
  	"metrics_comments" numeric,
  	"metrics_shares" numeric,
  	"metrics_views" numeric,
  	"metrics_impressions" numeric,
  	"metrics_reach" numeric,
  	"metrics_saves" numeric,
  	"metrics_clicks" numeric,
  	"metrics_engagement_rate" numeric,
  	"metrics_engagement_basis" "enum_posts_metrics_engagement_basis",
  	"metrics_captured_at" timestamp(3) with time zone,
  	"metrics_source" "enum_posts_metrics_source",
  	"internal_note" varchar,
  	"copied_from_id" uuid,
  	"archived_at" timestamp(3) with time zone,
  	"deleted_at" timestamp(3) with time zone,
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "posts_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "post_metrics" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid,
  	"client_id" uuid,
  	"post_id" uuid NOT NULL,
  	"platform" "enum_post_metrics_platform",
  	"captured_at" timestamp(3) with time zone NOT NULL,
  	"source" "enum_post_metrics_source" NOT NULL,
  	"likes" numeric,
  	"comments" numeric,
  	"shares" numeric,
  	"views" numeric,
  	"impressions" numeric,
  	"reach" numeric,
  	"saves" numeric,
  	"clicks" numeric,
  	"engagement_rate" numeric,
  	"engagement_basis" "enum_post_metrics_engagement_basis",
  	"recorded_by_id" uuid,
  	"note" varchar,
  	"decreased" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "posts_images" ADD CONSTRAINT "posts_images_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts_images" ADD CONSTRAINT "posts_images_rendition_id_files_id_fk" FOREIGN KEY ("rendition_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts_images" ADD CONSTRAINT "posts_images_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "posts" ADD CONSTRAINT "posts_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts" ADD CONSTRAINT "posts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts" ADD CONSTRAINT "posts_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts" ADD CONSTRAINT "posts_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts" ADD CONSTRAINT "posts_agent_id_users_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts" ADD CONSTRAINT "posts_submitted_by_id_users_id_fk" FOREIGN KEY ("submitted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts" ADD CONSTRAINT "posts_approved_by_id_users_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts" ADD CONSTRAINT "posts_rejected_by_id_users_id_fk" FOREIGN KEY ("rejected_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts" ADD CONSTRAINT "posts_change_request_by_id_users_id_fk" FOREIGN KEY ("change_request_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts" ADD CONSTRAINT "posts_posted_by_id_users_id_fk" FOREIGN KEY ("posted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts" ADD CONSTRAINT "posts_copied_from_id_posts_id_fk" FOREIGN KEY ("copied_from_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts_texts" ADD CONSTRAINT "posts_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "post_metrics" ADD CONSTRAINT "post_metrics_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "post_metrics" ADD CONSTRAINT "post_metrics_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "post_metrics" ADD CONSTRAINT "post_metrics_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "post_metrics" ADD CONSTRAINT "post_metrics_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "posts_images_order_idx" ON "posts_images" USING btree ("_order");
  CREATE INDEX "posts_images_parent_id_idx" ON "posts_images" USING btree ("_parent_id");
  CREATE INDEX "posts_images_file_idx" ON "posts_images" USING btree ("file_id");
  CREATE INDEX "posts_images_rendition_idx" ON "posts_images" USING btree ("rendition_id");
  CREATE INDEX "posts_agency_idx" ON "posts" USING btree ("agency_id");
  CREATE INDEX "posts_client_idx" ON "posts" USING btree ("client_id");
  CREATE INDEX "posts_connection_idx" ON "posts" USING btree ("connection_id");
  CREATE INDEX "posts_status_idx" ON "posts" USING btree ("status");
  CREATE INDEX "posts_author_idx" ON "posts" USING btree ("author_id");
  CREATE INDEX "posts_agent_idx" ON "posts" USING btree ("agent_id");
  CREATE INDEX "posts_submitted_by_idx" ON "posts" USING btree ("submitted_by_id");
  CREATE INDEX "posts_approved_by_idx" ON "posts" USING btree ("approved_by_id");
  CREATE INDEX "posts_rejected_by_idx" ON "posts" USING btree ("rejected_by_id");
  CREATE INDEX "posts_change_request_change_request_by_idx" ON "posts" USING btree ("change_request_by_id");
  CREATE INDEX "posts_posted_by_idx" ON "posts" USING btree ("posted_by_id");
  CREATE INDEX "posts_copied_from_idx" ON "posts" USING btree ("copied_from_id");
  CREATE INDEX "posts_updated_at_idx" ON "posts" USING btree ("updated_at");
  CREATE INDEX "posts_created_at_idx" ON "posts" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_23_idx" ON "posts" USING btree ("agency_id","created_at");
  CREATE INDEX "agency_client_status_updatedAt_idx" ON "posts" USING btree ("agency_id","client_id","status","updated_at");
  CREATE INDEX "agency_status_scheduledAt_idx" ON "posts" USING btree ("agency_id","status","scheduled_at");
  CREATE INDEX "agency_updatedAt_idx" ON "posts" USING btree ("agency_id","updated_at");
  CREATE INDEX "agent_status_idx" ON "posts" USING btree ("agent_id","status");
  CREATE UNIQUE INDEX "client_postUrl_idx" ON "posts" USING btree ("client_id","post_url");
  CREATE UNIQUE INDEX "connection_externalPostId_idx" ON "posts" USING btree ("connection_id","external_post_id");
  CREATE INDEX "posts_texts_order_parent" ON "posts_texts" USING btree ("order","parent_id");
  CREATE INDEX "post_metrics_agency_idx" ON "post_metrics" USING btree ("agency_id");
  CREATE INDEX "post_metrics_client_idx" ON "post_metrics" USING btree ("client_id");
  CREATE INDEX "post_metrics_post_idx" ON "post_metrics" USING btree ("post_id");
  CREATE INDEX "post_metrics_recorded_by_idx" ON "post_metrics" USING btree ("recorded_by_id");
  CREATE INDEX "post_metrics_updated_at_idx" ON "post_metrics" USING btree ("updated_at");
  CREATE INDEX "post_metrics_created_at_idx" ON "post_metrics" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_24_idx" ON "post_metrics" USING btree ("agency_id","created_at");
  CREATE UNIQUE INDEX "post_source_capturedAt_idx" ON "post_metrics" USING btree ("post_id","source","captured_at");
  CREATE INDEX "agency_client_capturedAt_idx" ON "post_metrics" USING btree ("agency_id","client_id","captured_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "posts_images" CASCADE;
  DROP TABLE "posts" CASCADE;
  DROP TABLE "posts_texts" CASCADE;
  DROP TABLE "post_metrics" CASCADE;
  ALTER TABLE "files" ALTER COLUMN "purpose" SET DATA TYPE text;
  ALTER TABLE "files" ALTER COLUMN "purpose" SET DEFAULT 'upload'::text;
  DROP TYPE "public"."enum_files_purpose";
  CREATE TYPE "public"."enum_files_purpose" AS ENUM('document', 'cover', 'logo', 'upload', 'avatar', 'source', 'export', 'template', 'message');
  ALTER TABLE "files" ALTER COLUMN "purpose" SET DEFAULT 'upload'::"public"."enum_files_purpose";
  ALTER TABLE "files" ALTER COLUMN "purpose" SET DATA TYPE "public"."enum_files_purpose" USING "purpose"::"public"."enum_files_purpose";
  DROP TYPE "public"."enum_posts_platform";
  DROP TYPE "public"."enum_posts_status";
  DROP TYPE "public"."enum_posts_approval_mode";
  DROP TYPE "public"."enum_posts_posted_via";
  DROP TYPE "public"."enum_posts_publish_state";
  DROP TYPE "public"."enum_posts_metrics_engagement_basis";
  DROP TYPE "public"."enum_posts_metrics_source";
  DROP TYPE "public"."enum_post_metrics_platform";
  DROP TYPE "public"."enum_post_metrics_source";
  DROP TYPE "public"."enum_post_metrics_engagement_basis";`)
}
