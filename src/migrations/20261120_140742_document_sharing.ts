import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** Links to a document that open it for anybody until they end or are taken back. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE "documents" ADD COLUMN "share_version" numeric DEFAULT 0;
    ALTER TABLE "documents" ADD COLUMN "shared_until" timestamp(3) with time zone;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    ALTER TABLE "documents" DROP COLUMN "share_version";
    ALTER TABLE "documents" DROP COLUMN "shared_until";`)
}
