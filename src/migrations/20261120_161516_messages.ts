import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** Messages and the marks of notifications, rounds of approval and their decisions, accounts on networks, areas of who looks after a client. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_documents_review_status" AS ENUM('none', 'requested', 'approved', 'changes_requested');
  CREATE TYPE "public"."enum_clients_approval_policy" AS ENUM('any', 'all', 'in_order');
  CREATE TYPE "public"."enum_connections_platform" AS ENUM('instagram', 'tiktok', 'youtube', 'x', 'linkedin', 'facebook', 'google_business');
  CREATE TYPE "public"."enum_connections_mode" AS ENUM('channel', 'hand');
  CREATE TYPE "public"."enum_notifications_priority" AS ENUM('low', 'normal', 'high', 'urgent');
  CREATE TYPE "public"."enum_team_assignments_areas" AS ENUM('content', 'social', 'podcasts', 'outreach');
  CREATE TYPE "public"."enum_messages_kind" AS ENUM('post', 'document', 'direct');
  CREATE TYPE "public"."enum_messages_intent" AS ENUM('comment', 'submitted', 'approved', 'rejected', 'changes_requested', 'resubmitted', 'recalled', 'withdrawn', 'rescheduled', 'posted', 'publish_failed', 'undone', 'handed_over');
  CREATE TYPE "public"."enum_approvals_policy" AS ENUM('any', 'all', 'in_order');
  CREATE TYPE "public"."enum_approvals_status" AS ENUM('open', 'complete', 'superseded');
  CREATE TYPE "public"."enum_approvals_outcome" AS ENUM('approved', 'rejected', 'changes_requested');
  CREATE TYPE "public"."enum_approvals_mode" AS ENUM('client', 'override', 'email_link');
  CREATE TYPE "public"."enum_approval_decisions_decision" AS ENUM('approve', 'reject', 'request_changes');
  CREATE TYPE "public"."enum_approval_decisions_via" AS ENUM('portal', 'link', 'api');
  ALTER TYPE "public"."enum_files_purpose" ADD VALUE 'message';
  ALTER TYPE "public"."enum_effects_state" ADD VALUE 'canceled';
  CREATE TABLE "clients_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "team_assignments_areas" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_team_assignments_areas",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "messages" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"client_id" uuid NOT NULL,
  	"kind" "enum_messages_kind" NOT NULL,
  	"subject" varchar,
  	"conversation" varchar NOT NULL,
  	"author_id" uuid,
  	"author_label" varchar,
  	"body" varchar,
  	"intent" "enum_messages_intent" DEFAULT 'comment' NOT NULL,
  	"post_version" numeric,
  	"internal" boolean DEFAULT false,
  	"client_token" varchar,
  	"edited_at" timestamp(3) with time zone,
  	"deleted_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "messages_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"files_id" uuid
  );
  
  CREATE TABLE "approvals" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid,
  	"client_id" uuid,
  	"subject_type" varchar NOT NULL,
  	"subject_id" varchar NOT NULL,
  	"title" varchar,
  	"account" varchar,
  	"due_at" timestamp(3) with time zone,
  	"thumbnail_id" uuid,
  	"round" numeric DEFAULT 1 NOT NULL,
  	"version" numeric DEFAULT 1 NOT NULL,
  	"fingerprint" varchar NOT NULL,
  	"snapshot" jsonb,
  	"picture_id" uuid,
  	"policy" "enum_approvals_policy" DEFAULT 'any' NOT NULL,
  	"approvers" jsonb,
  	"turn_id" uuid,
  	"status" "enum_approvals_status" DEFAULT 'open' NOT NULL,
  	"outcome" "enum_approvals_outcome",
  	"mode" "enum_approvals_mode",
  	"opened_by_id" uuid,
  	"opened_at" timestamp(3) with time zone,
  	"closed_at" timestamp(3) with time zone,
  	"close_reason" varchar,
  	"reminders" numeric DEFAULT 0,
  	"reminded_at" timestamp(3) with time zone,
  	"escalated_at" timestamp(3) with time zone,
  	"warned_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "approval_decisions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid,
  	"client_id" uuid,
  	"approval_id" uuid NOT NULL,
  	"user_id" uuid NOT NULL,
  	"decision" "enum_approval_decisions_decision" NOT NULL,
  	"note" varchar,
  	"via" "enum_approval_decisions_via" DEFAULT 'portal' NOT NULL,
  	"override" boolean DEFAULT false,
  	"override_reason" varchar,
  	"version" numeric DEFAULT 1 NOT NULL,
  	"fingerprint" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"undone_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "connections" ALTER COLUMN "vendor" DROP NOT NULL;
  ALTER TABLE "documents" ADD COLUMN "review_status" "enum_documents_review_status" DEFAULT 'none' NOT NULL;
  ALTER TABLE "clients" ADD COLUMN "approval_policy" "enum_clients_approval_policy" DEFAULT 'any';
  ALTER TABLE "clients" ADD COLUMN "decision_links" boolean DEFAULT true;
  ALTER TABLE "clients" ADD COLUMN "document_review" boolean DEFAULT false;
  ALTER TABLE "agencies" ADD COLUMN "allow_approval_override" boolean DEFAULT true;
  ALTER TABLE "files" ADD COLUMN "private_at" timestamp(3) with time zone;
  ALTER TABLE "connections" ADD COLUMN "platform" "enum_connections_platform";
  ALTER TABLE "connections" ADD COLUMN "mode" "enum_connections_mode";
  ALTER TABLE "connections" ADD COLUMN "handle" varchar;
  ALTER TABLE "connections" ADD COLUMN "display_name" varchar;
  ALTER TABLE "connections" ADD COLUMN "avatar" varchar;
  ALTER TABLE "connections" ADD COLUMN "profile_url" varchar;
  ALTER TABLE "connections" ADD COLUMN "external_account_id" varchar;
  ALTER TABLE "connections" ADD COLUMN "last_published_at" timestamp(3) with time zone;
  ALTER TABLE "connections" ADD COLUMN "next_refresh_at" timestamp(3) with time zone;
  ALTER TABLE "notifications" ADD COLUMN "priority" "enum_notifications_priority" DEFAULT 'normal';
  ALTER TABLE "notifications" ADD COLUMN "subject" varchar;
  ALTER TABLE "team_assignments" ADD COLUMN "is_primary" boolean DEFAULT false;
  ALTER TABLE "clients_rels" ADD CONSTRAINT "clients_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "clients_rels" ADD CONSTRAINT "clients_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "team_assignments_areas" ADD CONSTRAINT "team_assignments_areas_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."team_assignments"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages_rels" ADD CONSTRAINT "messages_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "messages_rels" ADD CONSTRAINT "messages_rels_files_fk" FOREIGN KEY ("files_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "approvals" ADD CONSTRAINT "approvals_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "approvals" ADD CONSTRAINT "approvals_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "approvals" ADD CONSTRAINT "approvals_thumbnail_id_files_id_fk" FOREIGN KEY ("thumbnail_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "approvals" ADD CONSTRAINT "approvals_picture_id_files_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "approvals" ADD CONSTRAINT "approvals_turn_id_users_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "approvals" ADD CONSTRAINT "approvals_opened_by_id_users_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "clients_rels_order_idx" ON "clients_rels" USING btree ("order");
  CREATE INDEX "clients_rels_parent_idx" ON "clients_rels" USING btree ("parent_id");
  CREATE INDEX "clients_rels_path_idx" ON "clients_rels" USING btree ("path");
  CREATE INDEX "clients_rels_users_id_idx" ON "clients_rels" USING btree ("users_id");
  CREATE INDEX "team_assignments_areas_order_idx" ON "team_assignments_areas" USING btree ("order");
  CREATE INDEX "team_assignments_areas_parent_idx" ON "team_assignments_areas" USING btree ("parent_id");
  CREATE INDEX "messages_agency_idx" ON "messages" USING btree ("agency_id");
  CREATE INDEX "messages_client_idx" ON "messages" USING btree ("client_id");
  CREATE INDEX "messages_author_idx" ON "messages" USING btree ("author_id");
  CREATE INDEX "messages_updated_at_idx" ON "messages" USING btree ("updated_at");
  CREATE INDEX "messages_created_at_idx" ON "messages" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_20_idx" ON "messages" USING btree ("agency_id","created_at");
  CREATE INDEX "conversation_createdAt_idx" ON "messages" USING btree ("conversation","created_at");
  CREATE INDEX "agency_client_kind_idx" ON "messages" USING btree ("agency_id","client_id","kind");
  CREATE UNIQUE INDEX "author_clientToken_idx" ON "messages" USING btree ("author_id","client_token");
  CREATE INDEX "messages_rels_order_idx" ON "messages_rels" USING btree ("order");
  CREATE INDEX "messages_rels_parent_idx" ON "messages_rels" USING btree ("parent_id");
  CREATE INDEX "messages_rels_path_idx" ON "messages_rels" USING btree ("path");
  CREATE INDEX "messages_rels_files_id_idx" ON "messages_rels" USING btree ("files_id");
  CREATE INDEX "approvals_agency_idx" ON "approvals" USING btree ("agency_id");
  CREATE INDEX "approvals_client_idx" ON "approvals" USING btree ("client_id");
  CREATE INDEX "approvals_thumbnail_idx" ON "approvals" USING btree ("thumbnail_id");
  CREATE INDEX "approvals_picture_idx" ON "approvals" USING btree ("picture_id");
  CREATE INDEX "approvals_turn_idx" ON "approvals" USING btree ("turn_id");
  CREATE INDEX "approvals_opened_by_idx" ON "approvals" USING btree ("opened_by_id");
  CREATE INDEX "approvals_updated_at_idx" ON "approvals" USING btree ("updated_at");
  CREATE INDEX "approvals_created_at_idx" ON "approvals" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_21_idx" ON "approvals" USING btree ("agency_id","created_at");
  CREATE UNIQUE INDEX "subjectType_subjectId_round_idx" ON "approvals" USING btree ("subject_type","subject_id","round");
  CREATE INDEX "client_status_openedAt_idx" ON "approvals" USING btree ("client_id","status","opened_at");
  CREATE INDEX "approval_decisions_agency_idx" ON "approval_decisions" USING btree ("agency_id");
  CREATE INDEX "approval_decisions_client_idx" ON "approval_decisions" USING btree ("client_id");
  CREATE INDEX "approval_decisions_approval_idx" ON "approval_decisions" USING btree ("approval_id");
  CREATE INDEX "approval_decisions_user_idx" ON "approval_decisions" USING btree ("user_id");
  CREATE INDEX "approval_decisions_updated_at_idx" ON "approval_decisions" USING btree ("updated_at");
  CREATE INDEX "approval_decisions_created_at_idx" ON "approval_decisions" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_22_idx" ON "approval_decisions" USING btree ("agency_id","created_at");
  CREATE INDEX "documents_review_status_idx" ON "documents" USING btree ("review_status");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "clients_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "team_assignments_areas" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "messages" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "messages_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "approvals" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "approval_decisions" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "clients_rels" CASCADE;
  DROP TABLE "team_assignments_areas" CASCADE;
  DROP TABLE "messages" CASCADE;
  DROP TABLE "messages_rels" CASCADE;
  DROP TABLE "approvals" CASCADE;
  DROP TABLE "approval_decisions" CASCADE;
  ALTER TABLE "files" ALTER COLUMN "purpose" SET DATA TYPE text;
  ALTER TABLE "files" ALTER COLUMN "purpose" SET DEFAULT 'upload'::text;
  DROP TYPE "public"."enum_files_purpose";
  CREATE TYPE "public"."enum_files_purpose" AS ENUM('document', 'cover', 'logo', 'upload', 'avatar', 'source', 'export', 'template');
  ALTER TABLE "files" ALTER COLUMN "purpose" SET DEFAULT 'upload'::"public"."enum_files_purpose";
  ALTER TABLE "files" ALTER COLUMN "purpose" SET DATA TYPE "public"."enum_files_purpose" USING "purpose"::"public"."enum_files_purpose";
  ALTER TABLE "effects" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "effects" ALTER COLUMN "state" SET DEFAULT 'reserved'::text;
  DROP TYPE "public"."enum_effects_state";
  CREATE TYPE "public"."enum_effects_state" AS ENUM('reserved', 'sending', 'done', 'failed', 'unknown', 'held');
  ALTER TABLE "effects" ALTER COLUMN "state" SET DEFAULT 'reserved'::"public"."enum_effects_state";
  ALTER TABLE "effects" ALTER COLUMN "state" SET DATA TYPE "public"."enum_effects_state" USING "state"::"public"."enum_effects_state";
  DROP INDEX "documents_review_status_idx";
  ALTER TABLE "connections" ALTER COLUMN "vendor" SET NOT NULL;
  ALTER TABLE "documents" DROP COLUMN "review_status";
  ALTER TABLE "clients" DROP COLUMN "approval_policy";
  ALTER TABLE "clients" DROP COLUMN "decision_links";
  ALTER TABLE "clients" DROP COLUMN "document_review";
  ALTER TABLE "agencies" DROP COLUMN "allow_approval_override";
  ALTER TABLE "files" DROP COLUMN "private_at";
  ALTER TABLE "connections" DROP COLUMN "platform";
  ALTER TABLE "connections" DROP COLUMN "mode";
  ALTER TABLE "connections" DROP COLUMN "handle";
  ALTER TABLE "connections" DROP COLUMN "display_name";
  ALTER TABLE "connections" DROP COLUMN "avatar";
  ALTER TABLE "connections" DROP COLUMN "profile_url";
  ALTER TABLE "connections" DROP COLUMN "external_account_id";
  ALTER TABLE "connections" DROP COLUMN "last_published_at";
  ALTER TABLE "connections" DROP COLUMN "next_refresh_at";
  ALTER TABLE "notifications" DROP COLUMN "priority";
  ALTER TABLE "notifications" DROP COLUMN "subject";
  ALTER TABLE "team_assignments" DROP COLUMN "is_primary";
  DROP TYPE "public"."enum_documents_review_status";
  DROP TYPE "public"."enum_clients_approval_policy";
  DROP TYPE "public"."enum_connections_platform";
  DROP TYPE "public"."enum_connections_mode";
  DROP TYPE "public"."enum_notifications_priority";
  DROP TYPE "public"."enum_team_assignments_areas";
  DROP TYPE "public"."enum_messages_kind";
  DROP TYPE "public"."enum_messages_intent";
  DROP TYPE "public"."enum_approvals_policy";
  DROP TYPE "public"."enum_approvals_status";
  DROP TYPE "public"."enum_approvals_outcome";
  DROP TYPE "public"."enum_approvals_mode";
  DROP TYPE "public"."enum_approval_decisions_decision";
  DROP TYPE "public"."enum_approval_decisions_via";`)
}
