import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_social_rules_platform" AS ENUM('instagram', 'tiktok', 'youtube', 'x', 'linkedin', 'facebook', 'google_business');
  CREATE TYPE "public"."enum_social_rules_figure" AS ENUM('caption_max', 'title_max', 'hashtags_max', 'images_min', 'images_max', 'image_bytes', 'image_least_bytes', 'image_pixels', 'image_least_width', 'image_least_height', 'ratio_from', 'ratio_to');
  CREATE TABLE "social_rules" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"platform" "enum_social_rules_platform" NOT NULL,
  	"figure" "enum_social_rules_figure" NOT NULL,
  	"value" numeric NOT NULL,
  	"title" varchar,
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "clients" ADD COLUMN "timezone" varchar;
  ALTER TABLE "agencies" ADD COLUMN "remind_reviewers" boolean DEFAULT true;
  ALTER TABLE "agencies" ADD COLUMN "remind_first_hours" numeric DEFAULT 24;
  ALTER TABLE "agencies" ADD COLUMN "remind_second_hours" numeric DEFAULT 48;
  ALTER TABLE "agencies" ADD COLUMN "escalate_hours" numeric DEFAULT 72;
  ALTER TABLE "agencies" ADD COLUMN "digest_at" varchar DEFAULT '08:00';
  CREATE INDEX "social_rules_updated_at_idx" ON "social_rules" USING btree ("updated_at");
  CREATE INDEX "social_rules_created_at_idx" ON "social_rules" USING btree ("created_at");
  CREATE UNIQUE INDEX "platform_figure_idx" ON "social_rules" USING btree ("platform","figure");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "social_rules" CASCADE;
  ALTER TABLE "clients" DROP COLUMN "timezone";
  ALTER TABLE "agencies" DROP COLUMN "remind_reviewers";
  ALTER TABLE "agencies" DROP COLUMN "remind_first_hours";
  ALTER TABLE "agencies" DROP COLUMN "remind_second_hours";
  ALTER TABLE "agencies" DROP COLUMN "escalate_hours";
  ALTER TABLE "agencies" DROP COLUMN "digest_at";
  DROP TYPE "public"."enum_social_rules_platform";
  DROP TYPE "public"."enum_social_rules_figure";`)
}
