import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** Who must have a second factor and since when, what happened to a membership, and the keys' requests in a month. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_agencies_require2fa_roles" AS ENUM('agency_admin', 'agency_member', 'seller', 'producer', 'talent', 'client');
  CREATE TABLE "agencies_require2fa_roles" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_agencies_require2fa_roles",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  ALTER TABLE "agencies" ADD COLUMN "require2fa_since" timestamp(3) with time zone;
  ALTER TABLE "users_memberships" ADD COLUMN "invited_by_id" uuid;
  ALTER TABLE "users_memberships" ADD COLUMN "deactivated_at" timestamp(3) with time zone;
  ALTER TABLE "users_memberships" ADD COLUMN "deactivated_by_id" uuid;
  ALTER TABLE "plans" ADD COLUMN "monthly_api_requests" numeric DEFAULT 200000;
  ALTER TABLE "agencies_require2fa_roles" ADD CONSTRAINT "agencies_require2fa_roles_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."agencies"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "agencies_require2fa_roles_order_idx" ON "agencies_require2fa_roles" USING btree ("order");
  CREATE INDEX "agencies_require2fa_roles_parent_idx" ON "agencies_require2fa_roles" USING btree ("parent_id");
  ALTER TABLE "users_memberships" ADD CONSTRAINT "users_memberships_invited_by_id_users_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users_memberships" ADD CONSTRAINT "users_memberships_deactivated_by_id_users_id_fk" FOREIGN KEY ("deactivated_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "users_memberships_invited_by_idx" ON "users_memberships" USING btree ("invited_by_id");
  CREATE INDEX "users_memberships_deactivated_by_idx" ON "users_memberships" USING btree ("deactivated_by_id");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "agencies_require2fa_roles" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "agencies_require2fa_roles" CASCADE;
  ALTER TABLE "users_memberships" DROP CONSTRAINT "users_memberships_invited_by_id_users_id_fk";
  
  ALTER TABLE "users_memberships" DROP CONSTRAINT "users_memberships_deactivated_by_id_users_id_fk";
  
  DROP INDEX "users_memberships_invited_by_idx";
  DROP INDEX "users_memberships_deactivated_by_idx";
  ALTER TABLE "agencies" DROP COLUMN "require2fa_since";
  ALTER TABLE "users_memberships" DROP COLUMN "invited_by_id";
  ALTER TABLE "users_memberships" DROP COLUMN "deactivated_at";
  ALTER TABLE "users_memberships" DROP COLUMN "deactivated_by_id";
  ALTER TABLE "plans" DROP COLUMN "monthly_api_requests";
  DROP TYPE "public"."enum_agencies_require2fa_roles";`)
}
