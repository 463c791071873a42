import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** What is noted about people's sign-in. Whoever is there already could sign in until now, so their addresses count as proved. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE "users" ADD COLUMN "is_email_verified" boolean;
    ALTER TABLE "users" ADD COLUMN "email_verified_at" timestamp(3) with time zone;
    ALTER TABLE "users" ADD COLUMN "email_verification_sent_at" timestamp(3) with time zone;
    ALTER TABLE "users" ADD COLUMN "password_changed_at" timestamp(3) with time zone;
    ALTER TABLE "users" ADD COLUMN "last_login_at" timestamp(3) with time zone;
    ALTER TABLE "users" ADD COLUMN "last_login_ip" varchar;
    ALTER TABLE "users" ADD COLUMN "last_login_user_agent" varchar;
    ALTER TABLE "users" DROP COLUMN "login_attempts";
    ALTER TABLE "users" DROP COLUMN "lock_until";
    UPDATE "users" SET "is_email_verified" = true;
    UPDATE "users_memberships" SET "joined_at" = now() WHERE "joined_at" IS NULL;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE "users" ADD COLUMN "login_attempts" numeric DEFAULT 0;
    ALTER TABLE "users" ADD COLUMN "lock_until" timestamp(3) with time zone;
    ALTER TABLE "users" DROP COLUMN "is_email_verified";
    ALTER TABLE "users" DROP COLUMN "email_verified_at";
    ALTER TABLE "users" DROP COLUMN "email_verification_sent_at";
    ALTER TABLE "users" DROP COLUMN "password_changed_at";
    ALTER TABLE "users" DROP COLUMN "last_login_at";
    ALTER TABLE "users" DROP COLUMN "last_login_ip";
    ALTER TABLE "users" DROP COLUMN "last_login_user_agent";`)
}
