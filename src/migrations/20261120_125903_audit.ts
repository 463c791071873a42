import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_events_category" AS ENUM('auth', 'resource', 'generation', 'distribution', 'admin');
  CREATE TYPE "public"."enum_events_status" AS ENUM('success', 'failure', 'partial');
  CREATE TYPE "public"."enum_alerts_severity" AS ENUM('info', 'warning', 'critical');
  CREATE TABLE "alerts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid,
  	"client_id" uuid,
  	"kind" varchar NOT NULL,
  	"severity" "enum_alerts_severity" DEFAULT 'warning' NOT NULL,
  	"title" varchar NOT NULL,
  	"detail" varchar,
  	"subject" varchar DEFAULT '',
  	"times" numeric DEFAULT 1,
  	"last_seen_at" timestamp(3) with time zone,
  	"resolved_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "agencies" ADD COLUMN "activity_days" numeric DEFAULT 90;
  ALTER TABLE "events" ADD COLUMN "action" varchar;
  ALTER TABLE "events" ADD COLUMN "category" "enum_events_category" DEFAULT 'resource';
  ALTER TABLE "events" ADD COLUMN "api_key" varchar;
  ALTER TABLE "events" ADD COLUMN "on_behalf_of_id" uuid;
  ALTER TABLE "events" ADD COLUMN "address" varchar;
  ALTER TABLE "events" ADD COLUMN "user_agent" varchar;
  ALTER TABLE "events" ADD COLUMN "status" "enum_events_status" DEFAULT 'success';
  ALTER TABLE "events" ADD COLUMN "error_message" varchar;
  ALTER TABLE "alerts" ADD CONSTRAINT "alerts_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "alerts" ADD CONSTRAINT "alerts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "alerts_agency_idx" ON "alerts" USING btree ("agency_id");
  CREATE INDEX "alerts_client_idx" ON "alerts" USING btree ("client_id");
  CREATE INDEX "alerts_last_seen_at_idx" ON "alerts" USING btree ("last_seen_at");
  CREATE INDEX "alerts_resolved_at_idx" ON "alerts" USING btree ("resolved_at");
  CREATE INDEX "alerts_updated_at_idx" ON "alerts" USING btree ("updated_at");
  CREATE INDEX "alerts_created_at_idx" ON "alerts" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_14_idx" ON "alerts" USING btree ("agency_id","created_at");
  ALTER TABLE "events" ADD CONSTRAINT "events_on_behalf_of_id_users_id_fk" FOREIGN KEY ("on_behalf_of_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "events_action_idx" ON "events" USING btree ("action");
  CREATE INDEX "events_on_behalf_of_idx" ON "events" USING btree ("on_behalf_of_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "alerts" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "alerts" CASCADE;
  ALTER TABLE "events" DROP CONSTRAINT "events_on_behalf_of_id_users_id_fk";
  
  DROP INDEX "events_action_idx";
  DROP INDEX "events_on_behalf_of_idx";
  ALTER TABLE "agencies" DROP COLUMN "activity_days";
  ALTER TABLE "events" DROP COLUMN "action";
  ALTER TABLE "events" DROP COLUMN "category";
  ALTER TABLE "events" DROP COLUMN "api_key";
  ALTER TABLE "events" DROP COLUMN "on_behalf_of_id";
  ALTER TABLE "events" DROP COLUMN "address";
  ALTER TABLE "events" DROP COLUMN "user_agent";
  ALTER TABLE "events" DROP COLUMN "status";
  ALTER TABLE "events" DROP COLUMN "error_message";
  DROP TYPE "public"."enum_events_category";
  DROP TYPE "public"."enum_events_status";
  DROP TYPE "public"."enum_alerts_severity";`)
}
