import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "team_assignments" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"client_id" uuid NOT NULL,
  	"user_id" uuid NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "users" ADD COLUMN "assigned_clients" jsonb;
  ALTER TABLE "team_assignments" ADD CONSTRAINT "team_assignments_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "team_assignments" ADD CONSTRAINT "team_assignments_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "team_assignments" ADD CONSTRAINT "team_assignments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "team_assignments_agency_idx" ON "team_assignments" USING btree ("agency_id");
  CREATE INDEX "team_assignments_client_idx" ON "team_assignments" USING btree ("client_id");
  CREATE INDEX "team_assignments_user_idx" ON "team_assignments" USING btree ("user_id");
  CREATE INDEX "team_assignments_updated_at_idx" ON "team_assignments" USING btree ("updated_at");
  CREATE INDEX "team_assignments_created_at_idx" ON "team_assignments" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_19_idx" ON "team_assignments" USING btree ("agency_id","created_at");
  CREATE UNIQUE INDEX "user_client_idx" ON "team_assignments" USING btree ("user_id","client_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "team_assignments" CASCADE;
  ALTER TABLE "users" DROP COLUMN "assigned_clients";`)
}
