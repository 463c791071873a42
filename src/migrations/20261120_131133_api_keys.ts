import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_api_keys_mode" AS ENUM('live', 'test');
  CREATE TABLE "api_keys" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"name" varchar NOT NULL,
  	"description" varchar,
  	"created_by_id" uuid,
  	"key_hash" varchar,
  	"key_prefix" varchar,
  	"mode" "enum_api_keys_mode" DEFAULT 'live' NOT NULL,
  	"rate_limit_per_minute" numeric NOT NULL,
  	"rate_limit_per_day" numeric NOT NULL,
  	"expires_at" timestamp(3) with time zone,
  	"is_active" boolean DEFAULT true,
  	"last_used_at" timestamp(3) with time zone,
  	"last_used_ip" varchar,
  	"total_requests" numeric DEFAULT 0,
  	"revoked_at" timestamp(3) with time zone,
  	"revoked_by_id" uuid,
  	"replaced_by_id" uuid,
  	"is_unused" boolean DEFAULT false,
  	"expiry_warned_at" timestamp(3) with time zone,
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "api_keys_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_revoked_by_id_users_id_fk" FOREIGN KEY ("revoked_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_replaced_by_id_api_keys_id_fk" FOREIGN KEY ("replaced_by_id") REFERENCES "public"."api_keys"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "api_keys_texts" ADD CONSTRAINT "api_keys_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "api_keys_agency_idx" ON "api_keys" USING btree ("agency_id");
  CREATE INDEX "api_keys_created_by_idx" ON "api_keys" USING btree ("created_by_id");
  CREATE UNIQUE INDEX "api_keys_key_hash_idx" ON "api_keys" USING btree ("key_hash");
  CREATE INDEX "api_keys_key_prefix_idx" ON "api_keys" USING btree ("key_prefix");
  CREATE INDEX "api_keys_expires_at_idx" ON "api_keys" USING btree ("expires_at");
  CREATE INDEX "api_keys_revoked_by_idx" ON "api_keys" USING btree ("revoked_by_id");
  CREATE INDEX "api_keys_replaced_by_idx" ON "api_keys" USING btree ("replaced_by_id");
  CREATE INDEX "api_keys_updated_at_idx" ON "api_keys" USING btree ("updated_at");
  CREATE INDEX "api_keys_created_at_idx" ON "api_keys" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_18_idx" ON "api_keys" USING btree ("agency_id","created_at");
  CREATE INDEX "api_keys_texts_order_parent" ON "api_keys_texts" USING btree ("order","parent_id");
  CREATE INDEX "api_keys_texts_parent" ON "api_keys_texts" USING btree ("parent_id");
  CREATE INDEX "api_keys_active" ON "api_keys" USING btree ("agency_id") WHERE is_active;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "api_keys" CASCADE;
  DROP TABLE "api_keys_texts" CASCADE;
  DROP TYPE "public"."enum_api_keys_mode";`)
}
