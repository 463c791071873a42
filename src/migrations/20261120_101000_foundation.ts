import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_documents_status" AS ENUM('pending', 'generating', 'ready', 'distributed', 'failed', 'canceled', 'expired');
  CREATE TYPE "public"."enum_documents_cover_image_source" AS ENUM('stock', 'uploaded', 'generated', 'none');
  CREATE TYPE "public"."enum_documents_input_tone" AS ENUM('professional', 'casual', 'authoritative', 'friendly');
  CREATE TYPE "public"."enum_sources_kind" AS ENUM('note', 'url', 'file');
  CREATE TYPE "public"."enum_templates_chart_types" AS ENUM('bar', 'line', 'donut', 'comparison');
  CREATE TYPE "public"."enum_templates_callout_types" AS ENUM('tip', 'warning', 'note', 'example');
  CREATE TYPE "public"."enum_templates_category" AS ENUM('executive', 'minimal', 'modern', 'corporate', 'creative');
  CREATE TYPE "public"."enum_evidence_kind" AS ENUM('web', 'source', 'brief');
  CREATE TYPE "public"."enum_claims_kind" AS ENUM('statistic', 'quote', 'statement');
  CREATE TYPE "public"."enum_claims_status" AS ENUM('unproven', 'proven', 'waived');
  CREATE TYPE "public"."enum_clients_company_size" AS ENUM('1-10', '11-50', '51-200', '201-500', '500+');
  CREATE TYPE "public"."enum_clients_default_tone" AS ENUM('professional', 'casual', 'authoritative', 'friendly');
  CREATE TYPE "public"."enum_agencies_color_mode" AS ENUM('light', 'dark');
  CREATE TYPE "public"."enum_agencies_page_size" AS ENUM('letter', 'a4');
  CREATE TYPE "public"."enum_agencies_client_generation_mode" AS ENUM('off', 'request', 'direct');
  CREATE TYPE "public"."enum_agencies_subscription_status" AS ENUM('trial', 'active', 'past_due', 'canceled', 'suspended');
  CREATE TYPE "public"."enum_users_memberships_role" AS ENUM('agency_admin', 'agency_member', 'seller', 'producer', 'talent', 'client');
  CREATE TYPE "public"."enum_plans_billing_period" AS ENUM('annual', 'monthly');
  CREATE TYPE "public"."enum_plans_api_key_mode" AS ENUM('byok', 'included');
  CREATE TYPE "public"."enum_files_purpose" AS ENUM('document', 'cover', 'logo', 'upload', 'avatar', 'source', 'export', 'template');
  CREATE TYPE "public"."enum_connections_kind" AS ENUM('vendor_key', 'social_account', 'oauth_app');
  CREATE TYPE "public"."enum_connections_vendor" AS ENUM('anthropic', 'tavily', 'freepik');
  CREATE TYPE "public"."enum_connections_status" AS ENUM('unchecked', 'ok', 'expiring', 'expired', 'needs_attention', 'revoked');
  CREATE TYPE "public"."enum_review_tasks_kind" AS ENUM('document_failed', 'unproven_claim', 'client_request', 'question');
  CREATE TYPE "public"."enum_review_tasks_status" AS ENUM('open', 'done', 'dismissed');
  CREATE TYPE "public"."enum_effects_state" AS ENUM('reserved', 'sending', 'done', 'failed', 'unknown', 'held');
  CREATE TYPE "public"."enum_ai_usage_outcome" AS ENUM('started', 'ok', 'failed');
  CREATE TYPE "public"."enum_ai_usage_key_source" AS ENUM('platform', 'agency');
  CREATE TYPE "public"."enum_pipeline_runs_status" AS ENUM('queued', 'running', 'waiting', 'completed', 'failed', 'canceled');
  CREATE TYPE "public"."enum_pipeline_steps_status" AS ENUM('running', 'done', 'failed');
  CREATE TABLE "documents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"client_id" uuid NOT NULL,
  	"title" varchar NOT NULL,
  	"subtitle" varchar,
  	"topic" varchar NOT NULL,
  	"status" "enum_documents_status" DEFAULT 'pending' NOT NULL,
  	"template_id" uuid,
  	"template_version" numeric,
  	"created_by_id" uuid,
  	"pipeline_run_id" uuid,
  	"slug" varchar,
  	"content" jsonb,
  	"pdf_id" uuid,
  	"pdf_file_size_bytes" numeric,
  	"pdf_page_count" numeric,
  	"word_count" numeric,
  	"cover_image_id" uuid,
  	"cover_image_source" "enum_documents_cover_image_source",
  	"cover_image_provider_id" varchar,
  	"cover_image_attribution" varchar,
  	"input_tone" "enum_documents_input_tone",
  	"input_industry" varchar,
  	"input_website_url" varchar,
  	"input_keywords" jsonb,
  	"input_related_services" jsonb,
  	"input_source_ids" jsonb,
  	"research_sources" jsonb,
  	"quality_warnings" jsonb,
  	"quality_metrics" jsonb,
  	"branding" jsonb,
  	"input_custom_direction" varchar,
  	"input_additional_context" varchar,
  	"input_cover_image_search" varchar,
  	"input_cover_image_id" uuid,
  	"input_sources_only" boolean DEFAULT false,
  	"research_source_count" numeric DEFAULT 0,
  	"research_duration_seconds" numeric DEFAULT 0,
  	"generation_duration_seconds" numeric DEFAULT 0,
  	"generation_retry_count" numeric DEFAULT 0,
  	"tokens_input" numeric DEFAULT 0,
  	"tokens_output" numeric DEFAULT 0,
  	"cost_cents" numeric DEFAULT 0,
  	"generation_queued_at" timestamp(3) with time zone,
  	"generation_started_at" timestamp(3) with time zone,
  	"generation_completed_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone,
  	"deleted_at" timestamp(3) with time zone,
  	"generation_error_code" varchar,
  	"generation_error_message" varchar,
  	"generation_error_step" varchar,
  	"sandbox" boolean DEFAULT false,
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "sources" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"client_id" uuid NOT NULL,
  	"title" varchar NOT NULL,
  	"kind" "enum_sources_kind" DEFAULT 'note' NOT NULL,
  	"note" varchar,
  	"url" varchar,
  	"file_id" uuid,
  	"published_date" timestamp(3) with time zone,
  	"authority" numeric DEFAULT 0.9,
  	"use_in_generation" boolean DEFAULT true,
  	"created_by_id" uuid,
  	"extracted_text" varchar,
  	"word_count" numeric,
  	"content_hash" varchar,
  	"extracted_at" timestamp(3) with time zone,
  	"extraction_error" varchar,
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "sources_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "templates_chart_types" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_templates_chart_types",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "templates_callout_types" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_templates_callout_types",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "templates" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"code" varchar NOT NULL,
  	"name" varchar NOT NULL,
  	"description" varchar,
  	"html" varchar NOT NULL,
  	"css" varchar NOT NULL,
  	"supports_charts" boolean DEFAULT true,
  	"supports_statistics" boolean DEFAULT true,
  	"supports_quotes" boolean DEFAULT true,
  	"supports_tables" boolean DEFAULT true,
  	"supports_callouts" boolean DEFAULT true,
  	"max_sections" numeric DEFAULT 10,
  	"max_statistics" numeric DEFAULT 8,
  	"max_quotes" numeric DEFAULT 3,
  	"recommended_sections" varchar,
  	"color_usage_primary" varchar,
  	"color_usage_secondary" varchar,
  	"color_usage_accent" varchar,
  	"category" "enum_templates_category",
  	"preview_image_id" uuid,
  	"preview_pdf_id" uuid,
  	"sample_content" jsonb,
  	"author" varchar,
  	"release_notes" varchar,
  	"sort_order" numeric DEFAULT 0,
  	"agency_id" uuid,
  	"is_active" boolean DEFAULT true,
  	"is_premium" boolean DEFAULT false,
  	"is_default" boolean DEFAULT false,
  	"published_at" timestamp(3) with time zone,
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "templates_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "evidence" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid,
  	"client_id" uuid,
  	"document_id" uuid NOT NULL,
  	"kind" "enum_evidence_kind" DEFAULT 'web' NOT NULL,
  	"source_id" uuid,
  	"ref" varchar,
  	"url" varchar,
  	"title" varchar,
  	"publisher" varchar,
  	"domain" varchar,
  	"hash" varchar,
  	"text" varchar,
  	"score" numeric,
  	"published_at" timestamp(3) with time zone,
  	"accessed_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "claims" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"client_id" uuid NOT NULL,
  	"document_id" uuid NOT NULL,
  	"kind" "enum_claims_kind" NOT NULL,
  	"place" varchar,
  	"position" numeric,
  	"text" varchar,
  	"figures" jsonb,
  	"evidence_id" uuid,
  	"passage" varchar,
  	"start" numeric,
  	"end" numeric,
  	"found" boolean DEFAULT false,
  	"status" "enum_claims_status" DEFAULT 'unproven' NOT NULL,
  	"waive_reason" varchar,
  	"waived_by_id" uuid,
  	"waived_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "clients" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"company_name" varchar NOT NULL,
  	"company_slug" varchar,
  	"industry" varchar,
  	"company_size" "enum_clients_company_size",
  	"website_url" varchar,
  	"company_description" varchar,
  	"location" varchar,
  	"contact_name" varchar,
  	"contact_title" varchar,
  	"contact_email" varchar,
  	"contact_phone" varchar,
  	"color_accent1" varchar,
  	"color_accent2" varchar,
  	"color_accent3" varchar,
  	"logo_horizontal_id" uuid,
  	"logo_vertical_id" uuid,
  	"logo_round_id" uuid,
  	"cover_image_id" uuid,
  	"footer_text" varchar,
  	"default_tone" "enum_clients_default_tone" DEFAULT 'professional',
  	"default_template_id" uuid,
  	"additional_context" varchar,
  	"brand_voice_notes" varchar,
  	"language" varchar DEFAULT 'en',
  	"require_client_review" boolean DEFAULT false,
  	"max_document_cost_cents" numeric,
  	"total_documents_generated" numeric DEFAULT 0,
  	"last_document_generated_at" timestamp(3) with time zone,
  	"is_active" boolean DEFAULT true,
  	"deactivated_at" timestamp(3) with time zone,
  	"deactivation_reason" varchar,
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "clients_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "agencies_assigned_templates" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"template_id" uuid NOT NULL,
  	"assigned_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "agencies" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"slug" varchar NOT NULL,
  	"plan_id" uuid NOT NULL,
  	"is_active" boolean DEFAULT true,
  	"notes" varchar,
  	"company_website" varchar,
  	"company_email" varchar,
  	"company_phone" varchar,
  	"company_address" varchar,
  	"color_mode" "enum_agencies_color_mode" DEFAULT 'light',
  	"color_accent1" varchar DEFAULT '#1A1A1A',
  	"color_accent2" varchar DEFAULT '#6B7280',
  	"color_accent3" varchar DEFAULT '#3B82F6',
  	"logo_horizontal_id" uuid,
  	"logo_vertical_id" uuid,
  	"logo_round_id" uuid,
  	"logo_favicon_id" uuid,
  	"footer_text" varchar,
  	"default_timezone" varchar DEFAULT 'America/New_York',
  	"page_size" "enum_agencies_page_size" DEFAULT 'letter',
  	"notification_email" varchar,
  	"default_template_id" uuid,
  	"client_generation_mode" "enum_agencies_client_generation_mode" DEFAULT 'direct',
  	"client_generation_monthly_limit" numeric DEFAULT 4,
  	"monthly_budget_cents" numeric,
  	"max_document_cost_cents" numeric,
  	"subscription_status" "enum_agencies_subscription_status" DEFAULT 'active',
  	"subscription_started_at" timestamp(3) with time zone,
  	"subscription_current_period_end" timestamp(3) with time zone,
  	"billing_customer_id" varchar,
  	"billing_subscription_id" varchar,
  	"api_usage_cents_current_period" numeric DEFAULT 0,
  	"api_usage_period_start" timestamp(3) with time zone,
  	"api_usage_period_end" timestamp(3) with time zone,
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "users_memberships" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"role" "enum_users_memberships_role" NOT NULL,
  	"client_id" uuid,
  	"is_active" boolean DEFAULT true,
  	"joined_at" timestamp(3) with time zone,
  	"deactivation_reason" varchar
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"first_name" varchar,
  	"last_name" varchar,
  	"display_name" varchar,
  	"job_title" varchar,
  	"phone" varchar,
  	"avatar_id" uuid,
  	"timezone" varchar DEFAULT 'America/New_York',
  	"locale" varchar DEFAULT 'en-US',
  	"notification_preferences" jsonb DEFAULT '{"email":true,"browser":true,"generationComplete":true}'::jsonb,
  	"is_active" boolean DEFAULT true,
  	"is_super_admin" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "plans" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"display_name" varchar NOT NULL,
  	"description" varchar,
  	"price_cents" numeric NOT NULL,
  	"billing_period" "enum_plans_billing_period" NOT NULL,
  	"max_seats" numeric NOT NULL,
  	"max_templates" numeric,
  	"custom_domain_allowed" boolean DEFAULT false,
  	"client_image_upload_allowed" boolean DEFAULT false,
  	"api_key_mode" "enum_plans_api_key_mode" DEFAULT 'byok' NOT NULL,
  	"included_api_credits_cents" numeric DEFAULT 0,
  	"sort_order" numeric DEFAULT 0,
  	"badge_text" varchar,
  	"is_active" boolean DEFAULT true,
  	"is_visible" boolean DEFAULT true,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "files" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"client_id" uuid,
  	"original_name" varchar,
  	"purpose" "enum_files_purpose" DEFAULT 'upload' NOT NULL,
  	"sha256" varchar,
  	"is_public" boolean DEFAULT false,
  	"expires_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric
  );
  
  CREATE TABLE "connections" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"client_id" uuid,
  	"kind" "enum_connections_kind" DEFAULT 'vendor_key' NOT NULL,
  	"vendor" "enum_connections_vendor" NOT NULL,
  	"label" varchar NOT NULL,
  	"sealed_secret" varchar,
  	"secret_hint" varchar,
  	"status" "enum_connections_status" DEFAULT 'unchecked',
  	"connected_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone,
  	"last_checked_at" timestamp(3) with time zone,
  	"last_error" varchar,
  	"account_id" varchar,
  	"account_name" varchar,
  	"scopes" jsonb,
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "notifications" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"client_id" uuid,
  	"user_id" uuid NOT NULL,
  	"type" varchar NOT NULL,
  	"title" varchar NOT NULL,
  	"body" varchar,
  	"link" varchar,
  	"read_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "review_tasks" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid NOT NULL,
  	"client_id" uuid,
  	"title" varchar NOT NULL,
  	"kind" "enum_review_tasks_kind" NOT NULL,
  	"body" varchar,
  	"document_id" uuid,
  	"assignee_id" uuid,
  	"status" "enum_review_tasks_status" DEFAULT 'open' NOT NULL,
  	"closed_at" timestamp(3) with time zone,
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid,
  	"client_id" uuid,
  	"type" varchar NOT NULL,
  	"resource_type" varchar NOT NULL,
  	"resource_id" varchar NOT NULL,
  	"resource_name" varchar,
  	"from_state" varchar,
  	"to_state" varchar,
  	"actor_id" uuid,
  	"actor_label" varchar,
  	"note" varchar,
  	"changes" jsonb,
  	"metadata" jsonb,
  	"request_id" varchar,
  	"dispatched_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "effects" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid,
  	"client_id" uuid,
  	"key" varchar NOT NULL,
  	"kind" varchar NOT NULL,
  	"repeatable" boolean DEFAULT false,
  	"state" "enum_effects_state" DEFAULT 'reserved' NOT NULL,
  	"run_id" uuid,
  	"request" jsonb,
  	"response" jsonb,
  	"error_code" varchar,
  	"error_message" varchar,
  	"attempts" numeric DEFAULT 0,
  	"fence" numeric DEFAULT 0,
  	"owner" varchar,
  	"provider_id" varchar,
  	"next_attempt_at" timestamp(3) with time zone,
  	"sent_at" timestamp(3) with time zone,
  	"done_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "ai_usage" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid,
  	"client_id" uuid,
  	"run_id" uuid,
  	"document_id" uuid,
  	"step" varchar,
  	"capability" varchar,
  	"vendor" varchar,
  	"model" varchar,
  	"effect_key" varchar,
  	"outcome" "enum_ai_usage_outcome" DEFAULT 'ok',
  	"input_tokens" numeric DEFAULT 0,
  	"output_tokens" numeric DEFAULT 0,
  	"cache_read_tokens" numeric DEFAULT 0,
  	"cache_write_tokens" numeric DEFAULT 0,
  	"units" numeric DEFAULT 0,
  	"cost_micro_usd" numeric DEFAULT 0,
  	"duration_ms" numeric DEFAULT 0,
  	"price_version" varchar,
  	"key_source" "enum_ai_usage_key_source" DEFAULT 'platform',
  	"sandbox" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pipeline_runs" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid,
  	"client_id" uuid,
  	"pipeline" varchar NOT NULL,
  	"document_id" uuid,
  	"status" "enum_pipeline_runs_status" DEFAULT 'queued' NOT NULL,
  	"attempt" numeric DEFAULT 1,
  	"resumed_from_id" uuid,
  	"input" jsonb,
  	"priority" numeric DEFAULT 0,
  	"lease_owner" varchar,
  	"lease_until" timestamp(3) with time zone,
  	"fence" numeric DEFAULT 0,
  	"starts" numeric DEFAULT 0,
  	"cancel_requested" boolean DEFAULT false,
  	"wake_at" timestamp(3) with time zone,
  	"current_step" varchar,
  	"current_step_label" varchar,
  	"current_step_detail" varchar,
  	"progress_percent" numeric DEFAULT 0,
  	"seq" numeric DEFAULT 0,
  	"queued_at" timestamp(3) with time zone,
  	"started_at" timestamp(3) with time zone,
  	"completed_at" timestamp(3) with time zone,
  	"total_duration_ms" numeric,
  	"error_occurred" boolean DEFAULT false,
  	"error_step" varchar,
  	"error_code" varchar,
  	"error_message" varchar,
  	"error_trace" varchar,
  	"cost_micro_usd" numeric DEFAULT 0,
  	"cost_cents" numeric DEFAULT 0,
  	"budget_cents" numeric,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pipeline_steps" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agency_id" uuid,
  	"client_id" uuid,
  	"run_id" uuid NOT NULL,
  	"step" varchar NOT NULL,
  	"status" "enum_pipeline_steps_status" DEFAULT 'running' NOT NULL,
  	"attempt" numeric DEFAULT 1,
  	"started_at" timestamp(3) with time zone,
  	"completed_at" timestamp(3) with time zone,
  	"duration_ms" numeric,
  	"metadata" jsonb,
  	"result" jsonb,
  	"input_hash" varchar,
  	"cost_micro_usd" numeric DEFAULT 0,
  	"error_code" varchar,
  	"error_message" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "documents" ADD CONSTRAINT "documents_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "documents" ADD CONSTRAINT "documents_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "documents" ADD CONSTRAINT "documents_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "documents" ADD CONSTRAINT "documents_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "documents" ADD CONSTRAINT "documents_pipeline_run_id_pipeline_runs_id_fk" FOREIGN KEY ("pipeline_run_id") REFERENCES "public"."pipeline_runs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "documents" ADD CONSTRAINT "documents_pdf_id_files_id_fk" FOREIGN KEY ("pdf_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "documents" ADD CONSTRAINT "documents_cover_image_id_files_id_fk" FOREIGN KEY ("cover_image_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "documents" ADD CONSTRAINT "documents_input_cover_image_id_files_id_fk" FOREIGN KEY ("input_cover_image_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sources" ADD CONSTRAINT "sources_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sources" ADD CONSTRAINT "sources_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sources" ADD CONSTRAINT "sources_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sources" ADD CONSTRAINT "sources_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sources_texts" ADD CONSTRAINT "sources_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "templates_chart_types" ADD CONSTRAINT "templates_chart_types_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."templates"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "templates_callout_types" ADD CONSTRAINT "templates_callout_types_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."templates"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "templates" ADD CONSTRAINT "templates_preview_image_id_files_id_fk" FOREIGN KEY ("preview_image_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "templates" ADD CONSTRAINT "templates_preview_pdf_id_files_id_fk" FOREIGN KEY ("preview_pdf_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "templates" ADD CONSTRAINT "templates_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "templates_texts" ADD CONSTRAINT "templates_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."templates"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "evidence" ADD CONSTRAINT "evidence_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "evidence" ADD CONSTRAINT "evidence_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "evidence" ADD CONSTRAINT "evidence_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "evidence" ADD CONSTRAINT "evidence_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "claims" ADD CONSTRAINT "claims_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "claims" ADD CONSTRAINT "claims_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "claims" ADD CONSTRAINT "claims_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "claims" ADD CONSTRAINT "claims_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "claims" ADD CONSTRAINT "claims_waived_by_id_users_id_fk" FOREIGN KEY ("waived_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "clients" ADD CONSTRAINT "clients_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "clients" ADD CONSTRAINT "clients_logo_horizontal_id_files_id_fk" FOREIGN KEY ("logo_horizontal_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "clients" ADD CONSTRAINT "clients_logo_vertical_id_files_id_fk" FOREIGN KEY ("logo_vertical_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "clients" ADD CONSTRAINT "clients_logo_round_id_files_id_fk" FOREIGN KEY ("logo_round_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "clients" ADD CONSTRAINT "clients_cover_image_id_files_id_fk" FOREIGN KEY ("cover_image_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "clients" ADD CONSTRAINT "clients_default_template_id_templates_id_fk" FOREIGN KEY ("default_template_id") REFERENCES "public"."templates"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "clients_texts" ADD CONSTRAINT "clients_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "agencies_assigned_templates" ADD CONSTRAINT "agencies_assigned_templates_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "agencies_assigned_templates" ADD CONSTRAINT "agencies_assigned_templates_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."agencies"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "agencies" ADD CONSTRAINT "agencies_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "agencies" ADD CONSTRAINT "agencies_logo_horizontal_id_files_id_fk" FOREIGN KEY ("logo_horizontal_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "agencies" ADD CONSTRAINT "agencies_logo_vertical_id_files_id_fk" FOREIGN KEY ("logo_vertical_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "agencies" ADD CONSTRAINT "agencies_logo_round_id_files_id_fk" FOREIGN KEY ("logo_round_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "agencies" ADD CONSTRAINT "agencies_logo_favicon_id_files_id_fk" FOREIGN KEY ("logo_favicon_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "agencies" ADD CONSTRAINT "agencies_default_template_id_templates_id_fk" FOREIGN KEY ("default_template_id") REFERENCES "public"."templates"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users_memberships" ADD CONSTRAINT "users_memberships_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users_memberships" ADD CONSTRAINT "users_memberships_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users_memberships" ADD CONSTRAINT "users_memberships_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users" ADD CONSTRAINT "users_avatar_id_files_id_fk" FOREIGN KEY ("avatar_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "files" ADD CONSTRAINT "files_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "files" ADD CONSTRAINT "files_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "connections" ADD CONSTRAINT "connections_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "connections" ADD CONSTRAINT "connections_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "notifications" ADD CONSTRAINT "notifications_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "notifications" ADD CONSTRAINT "notifications_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_tasks" ADD CONSTRAINT "review_tasks_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_tasks" ADD CONSTRAINT "review_tasks_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_tasks" ADD CONSTRAINT "review_tasks_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "review_tasks" ADD CONSTRAINT "review_tasks_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "events" ADD CONSTRAINT "events_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "events" ADD CONSTRAINT "events_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "events" ADD CONSTRAINT "events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "effects" ADD CONSTRAINT "effects_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "effects" ADD CONSTRAINT "effects_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "effects" ADD CONSTRAINT "effects_run_id_pipeline_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."pipeline_runs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ai_usage" ADD CONSTRAINT "ai_usage_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ai_usage" ADD CONSTRAINT "ai_usage_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ai_usage" ADD CONSTRAINT "ai_usage_run_id_pipeline_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."pipeline_runs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ai_usage" ADD CONSTRAINT "ai_usage_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pipeline_runs" ADD CONSTRAINT "pipeline_runs_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pipeline_runs" ADD CONSTRAINT "pipeline_runs_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pipeline_runs" ADD CONSTRAINT "pipeline_runs_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pipeline_runs" ADD CONSTRAINT "pipeline_runs_resumed_from_id_pipeline_runs_id_fk" FOREIGN KEY ("resumed_from_id") REFERENCES "public"."pipeline_runs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pipeline_runs" ADD CONSTRAINT "pipeline_runs_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pipeline_steps" ADD CONSTRAINT "pipeline_steps_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pipeline_steps" ADD CONSTRAINT "pipeline_steps_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pipeline_steps" ADD CONSTRAINT "pipeline_steps_run_id_pipeline_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."pipeline_runs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "documents_agency_idx" ON "documents" USING btree ("agency_id");
  CREATE INDEX "documents_client_idx" ON "documents" USING btree ("client_id");
  CREATE INDEX "documents_status_idx" ON "documents" USING btree ("status");
  CREATE INDEX "documents_template_idx" ON "documents" USING btree ("template_id");
  CREATE INDEX "documents_created_by_idx" ON "documents" USING btree ("created_by_id");
  CREATE INDEX "documents_pipeline_run_idx" ON "documents" USING btree ("pipeline_run_id");
  CREATE INDEX "documents_pdf_idx" ON "documents" USING btree ("pdf_id");
  CREATE INDEX "documents_cover_image_idx" ON "documents" USING btree ("cover_image_id");
  CREATE INDEX "documents_input_cover_image_idx" ON "documents" USING btree ("input_cover_image_id");
  CREATE INDEX "documents_expires_at_idx" ON "documents" USING btree ("expires_at");
  CREATE INDEX "documents_updated_at_idx" ON "documents" USING btree ("updated_at");
  CREATE INDEX "documents_created_at_idx" ON "documents" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_idx" ON "documents" USING btree ("agency_id","created_at");
  CREATE INDEX "agency_status_createdAt_idx" ON "documents" USING btree ("agency_id","status","created_at");
  CREATE INDEX "client_createdAt_idx" ON "documents" USING btree ("client_id","created_at");
  CREATE INDEX "sources_agency_idx" ON "sources" USING btree ("agency_id");
  CREATE INDEX "sources_client_idx" ON "sources" USING btree ("client_id");
  CREATE INDEX "sources_file_idx" ON "sources" USING btree ("file_id");
  CREATE INDEX "sources_created_by_idx" ON "sources" USING btree ("created_by_id");
  CREATE INDEX "sources_updated_at_idx" ON "sources" USING btree ("updated_at");
  CREATE INDEX "sources_created_at_idx" ON "sources" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_1_idx" ON "sources" USING btree ("agency_id","created_at");
  CREATE INDEX "client_useInGeneration_idx" ON "sources" USING btree ("client_id","use_in_generation");
  CREATE INDEX "sources_texts_order_parent" ON "sources_texts" USING btree ("order","parent_id");
  CREATE INDEX "templates_chart_types_order_idx" ON "templates_chart_types" USING btree ("order");
  CREATE INDEX "templates_chart_types_parent_idx" ON "templates_chart_types" USING btree ("parent_id");
  CREATE INDEX "templates_callout_types_order_idx" ON "templates_callout_types" USING btree ("order");
  CREATE INDEX "templates_callout_types_parent_idx" ON "templates_callout_types" USING btree ("parent_id");
  CREATE UNIQUE INDEX "templates_code_idx" ON "templates" USING btree ("code");
  CREATE INDEX "templates_category_idx" ON "templates" USING btree ("category");
  CREATE INDEX "templates_preview_image_idx" ON "templates" USING btree ("preview_image_id");
  CREATE INDEX "templates_preview_pdf_idx" ON "templates" USING btree ("preview_pdf_id");
  CREATE INDEX "templates_sort_order_idx" ON "templates" USING btree ("sort_order");
  CREATE INDEX "templates_agency_idx" ON "templates" USING btree ("agency_id");
  CREATE INDEX "templates_is_active_idx" ON "templates" USING btree ("is_active");
  CREATE INDEX "templates_is_premium_idx" ON "templates" USING btree ("is_premium");
  CREATE INDEX "templates_updated_at_idx" ON "templates" USING btree ("updated_at");
  CREATE INDEX "templates_created_at_idx" ON "templates" USING btree ("created_at");
  CREATE INDEX "templates_texts_order_parent" ON "templates_texts" USING btree ("order","parent_id");
  CREATE INDEX "evidence_agency_idx" ON "evidence" USING btree ("agency_id");
  CREATE INDEX "evidence_client_idx" ON "evidence" USING btree ("client_id");
  CREATE INDEX "evidence_document_idx" ON "evidence" USING btree ("document_id");
  CREATE INDEX "evidence_source_idx" ON "evidence" USING btree ("source_id");
  CREATE INDEX "evidence_updated_at_idx" ON "evidence" USING btree ("updated_at");
  CREATE INDEX "evidence_created_at_idx" ON "evidence" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_2_idx" ON "evidence" USING btree ("agency_id","created_at");
  CREATE UNIQUE INDEX "document_ref_idx" ON "evidence" USING btree ("document_id","ref");
  CREATE INDEX "claims_agency_idx" ON "claims" USING btree ("agency_id");
  CREATE INDEX "claims_client_idx" ON "claims" USING btree ("client_id");
  CREATE INDEX "claims_document_idx" ON "claims" USING btree ("document_id");
  CREATE INDEX "claims_evidence_idx" ON "claims" USING btree ("evidence_id");
  CREATE INDEX "claims_status_idx" ON "claims" USING btree ("status");
  CREATE INDEX "claims_waived_by_idx" ON "claims" USING btree ("waived_by_id");
  CREATE INDEX "claims_updated_at_idx" ON "claims" USING btree ("updated_at");
  CREATE INDEX "claims_created_at_idx" ON "claims" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_3_idx" ON "claims" USING btree ("agency_id","created_at");
  CREATE INDEX "document_position_idx" ON "claims" USING btree ("document_id","position");
  CREATE INDEX "clients_agency_idx" ON "clients" USING btree ("agency_id");
  CREATE INDEX "clients_company_slug_idx" ON "clients" USING btree ("company_slug");
  CREATE INDEX "clients_logo_horizontal_idx" ON "clients" USING btree ("logo_horizontal_id");
  CREATE INDEX "clients_logo_vertical_idx" ON "clients" USING btree ("logo_vertical_id");
  CREATE INDEX "clients_logo_round_idx" ON "clients" USING btree ("logo_round_id");
  CREATE INDEX "clients_cover_image_idx" ON "clients" USING btree ("cover_image_id");
  CREATE INDEX "clients_default_template_idx" ON "clients" USING btree ("default_template_id");
  CREATE INDEX "clients_updated_at_idx" ON "clients" USING btree ("updated_at");
  CREATE INDEX "clients_created_at_idx" ON "clients" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_4_idx" ON "clients" USING btree ("agency_id","created_at");
  CREATE UNIQUE INDEX "agency_companySlug_idx" ON "clients" USING btree ("agency_id","company_slug");
  CREATE INDEX "agency_companyName_idx" ON "clients" USING btree ("agency_id","company_name");
  CREATE INDEX "agency_isActive_idx" ON "clients" USING btree ("agency_id","is_active");
  CREATE INDEX "clients_texts_order_parent" ON "clients_texts" USING btree ("order","parent_id");
  CREATE INDEX "agencies_assigned_templates_order_idx" ON "agencies_assigned_templates" USING btree ("_order");
  CREATE INDEX "agencies_assigned_templates_parent_id_idx" ON "agencies_assigned_templates" USING btree ("_parent_id");
  CREATE INDEX "agencies_assigned_templates_template_idx" ON "agencies_assigned_templates" USING btree ("template_id");
  CREATE UNIQUE INDEX "agencies_slug_idx" ON "agencies" USING btree ("slug");
  CREATE INDEX "agencies_plan_idx" ON "agencies" USING btree ("plan_id");
  CREATE INDEX "agencies_logo_horizontal_idx" ON "agencies" USING btree ("logo_horizontal_id");
  CREATE INDEX "agencies_logo_vertical_idx" ON "agencies" USING btree ("logo_vertical_id");
  CREATE INDEX "agencies_logo_round_idx" ON "agencies" USING btree ("logo_round_id");
  CREATE INDEX "agencies_logo_favicon_idx" ON "agencies" USING btree ("logo_favicon_id");
  CREATE INDEX "agencies_default_template_idx" ON "agencies" USING btree ("default_template_id");
  CREATE INDEX "agencies_subscription_status_idx" ON "agencies" USING btree ("subscription_status");
  CREATE INDEX "agencies_updated_at_idx" ON "agencies" USING btree ("updated_at");
  CREATE INDEX "agencies_created_at_idx" ON "agencies" USING btree ("created_at");
  CREATE INDEX "users_memberships_order_idx" ON "users_memberships" USING btree ("_order");
  CREATE INDEX "users_memberships_parent_id_idx" ON "users_memberships" USING btree ("_parent_id");
  CREATE INDEX "users_memberships_agency_idx" ON "users_memberships" USING btree ("agency_id");
  CREATE INDEX "users_memberships_role_idx" ON "users_memberships" USING btree ("role");
  CREATE INDEX "users_memberships_client_idx" ON "users_memberships" USING btree ("client_id");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_avatar_idx" ON "users" USING btree ("avatar_id");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE UNIQUE INDEX "plans_name_idx" ON "plans" USING btree ("name");
  CREATE INDEX "plans_sort_order_idx" ON "plans" USING btree ("sort_order");
  CREATE INDEX "plans_updated_at_idx" ON "plans" USING btree ("updated_at");
  CREATE INDEX "plans_created_at_idx" ON "plans" USING btree ("created_at");
  CREATE INDEX "files_agency_idx" ON "files" USING btree ("agency_id");
  CREATE INDEX "files_client_idx" ON "files" USING btree ("client_id");
  CREATE INDEX "files_updated_at_idx" ON "files" USING btree ("updated_at");
  CREATE INDEX "files_created_at_idx" ON "files" USING btree ("created_at");
  CREATE UNIQUE INDEX "files_filename_idx" ON "files" USING btree ("filename");
  CREATE INDEX "agency_createdAt_5_idx" ON "files" USING btree ("agency_id","created_at");
  CREATE INDEX "connections_agency_idx" ON "connections" USING btree ("agency_id");
  CREATE INDEX "connections_client_idx" ON "connections" USING btree ("client_id");
  CREATE INDEX "connections_updated_at_idx" ON "connections" USING btree ("updated_at");
  CREATE INDEX "connections_created_at_idx" ON "connections" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_6_idx" ON "connections" USING btree ("agency_id","created_at");
  CREATE UNIQUE INDEX "agency_client_kind_vendor_label_idx" ON "connections" USING btree ("agency_id","client_id","kind","vendor","label");
  CREATE INDEX "notifications_agency_idx" ON "notifications" USING btree ("agency_id");
  CREATE INDEX "notifications_client_idx" ON "notifications" USING btree ("client_id");
  CREATE INDEX "notifications_user_idx" ON "notifications" USING btree ("user_id");
  CREATE INDEX "notifications_updated_at_idx" ON "notifications" USING btree ("updated_at");
  CREATE INDEX "notifications_created_at_idx" ON "notifications" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_7_idx" ON "notifications" USING btree ("agency_id","created_at");
  CREATE INDEX "user_readAt_createdAt_idx" ON "notifications" USING btree ("user_id","read_at","created_at");
  CREATE INDEX "review_tasks_agency_idx" ON "review_tasks" USING btree ("agency_id");
  CREATE INDEX "review_tasks_client_idx" ON "review_tasks" USING btree ("client_id");
  CREATE INDEX "review_tasks_document_idx" ON "review_tasks" USING btree ("document_id");
  CREATE INDEX "review_tasks_assignee_idx" ON "review_tasks" USING btree ("assignee_id");
  CREATE INDEX "review_tasks_status_idx" ON "review_tasks" USING btree ("status");
  CREATE INDEX "review_tasks_updated_at_idx" ON "review_tasks" USING btree ("updated_at");
  CREATE INDEX "review_tasks_created_at_idx" ON "review_tasks" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_8_idx" ON "review_tasks" USING btree ("agency_id","created_at");
  CREATE INDEX "agency_status_createdAt_1_idx" ON "review_tasks" USING btree ("agency_id","status","created_at");
  CREATE INDEX "events_agency_idx" ON "events" USING btree ("agency_id");
  CREATE INDEX "events_client_idx" ON "events" USING btree ("client_id");
  CREATE INDEX "events_type_idx" ON "events" USING btree ("type");
  CREATE INDEX "events_actor_idx" ON "events" USING btree ("actor_id");
  CREATE INDEX "events_dispatched_at_idx" ON "events" USING btree ("dispatched_at");
  CREATE INDEX "events_updated_at_idx" ON "events" USING btree ("updated_at");
  CREATE INDEX "events_created_at_idx" ON "events" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_9_idx" ON "events" USING btree ("agency_id","created_at");
  CREATE INDEX "resourceType_resourceId_idx" ON "events" USING btree ("resource_type","resource_id");
  CREATE INDEX "effects_agency_idx" ON "effects" USING btree ("agency_id");
  CREATE INDEX "effects_client_idx" ON "effects" USING btree ("client_id");
  CREATE UNIQUE INDEX "effects_key_idx" ON "effects" USING btree ("key");
  CREATE INDEX "effects_kind_idx" ON "effects" USING btree ("kind");
  CREATE INDEX "effects_state_idx" ON "effects" USING btree ("state");
  CREATE INDEX "effects_run_idx" ON "effects" USING btree ("run_id");
  CREATE INDEX "effects_updated_at_idx" ON "effects" USING btree ("updated_at");
  CREATE INDEX "effects_created_at_idx" ON "effects" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_10_idx" ON "effects" USING btree ("agency_id","created_at");
  CREATE INDEX "ai_usage_agency_idx" ON "ai_usage" USING btree ("agency_id");
  CREATE INDEX "ai_usage_client_idx" ON "ai_usage" USING btree ("client_id");
  CREATE INDEX "ai_usage_run_idx" ON "ai_usage" USING btree ("run_id");
  CREATE INDEX "ai_usage_document_idx" ON "ai_usage" USING btree ("document_id");
  CREATE INDEX "ai_usage_updated_at_idx" ON "ai_usage" USING btree ("updated_at");
  CREATE INDEX "ai_usage_created_at_idx" ON "ai_usage" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_11_idx" ON "ai_usage" USING btree ("agency_id","created_at");
  CREATE INDEX "pipeline_runs_agency_idx" ON "pipeline_runs" USING btree ("agency_id");
  CREATE INDEX "pipeline_runs_client_idx" ON "pipeline_runs" USING btree ("client_id");
  CREATE INDEX "pipeline_runs_document_idx" ON "pipeline_runs" USING btree ("document_id");
  CREATE INDEX "pipeline_runs_resumed_from_idx" ON "pipeline_runs" USING btree ("resumed_from_id");
  CREATE INDEX "pipeline_runs_created_by_idx" ON "pipeline_runs" USING btree ("created_by_id");
  CREATE INDEX "pipeline_runs_updated_at_idx" ON "pipeline_runs" USING btree ("updated_at");
  CREATE INDEX "pipeline_runs_created_at_idx" ON "pipeline_runs" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_12_idx" ON "pipeline_runs" USING btree ("agency_id","created_at");
  CREATE INDEX "status_wakeAt_idx" ON "pipeline_runs" USING btree ("status","wake_at");
  CREATE INDEX "agency_status_createdAt_2_idx" ON "pipeline_runs" USING btree ("agency_id","status","created_at");
  CREATE INDEX "pipeline_steps_agency_idx" ON "pipeline_steps" USING btree ("agency_id");
  CREATE INDEX "pipeline_steps_client_idx" ON "pipeline_steps" USING btree ("client_id");
  CREATE INDEX "pipeline_steps_run_idx" ON "pipeline_steps" USING btree ("run_id");
  CREATE INDEX "pipeline_steps_updated_at_idx" ON "pipeline_steps" USING btree ("updated_at");
  CREATE INDEX "pipeline_steps_created_at_idx" ON "pipeline_steps" USING btree ("created_at");
  CREATE INDEX "agency_createdAt_13_idx" ON "pipeline_steps" USING btree ("agency_id","created_at");
  CREATE UNIQUE INDEX "run_step_idx" ON "pipeline_steps" USING btree ("run_id","step");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "documents" CASCADE;
  DROP TABLE "sources" CASCADE;
  DROP TABLE "sources_texts" CASCADE;
  DROP TABLE "templates_chart_types" CASCADE;
  DROP TABLE "templates_callout_types" CASCADE;
  DROP TABLE "templates" CASCADE;
  DROP TABLE "templates_texts" CASCADE;
  DROP TABLE "evidence" CASCADE;
  DROP TABLE "claims" CASCADE;
  DROP TABLE "clients" CASCADE;
  DROP TABLE "clients_texts" CASCADE;
  DROP TABLE "agencies_assigned_templates" CASCADE;
  DROP TABLE "agencies" CASCADE;
  DROP TABLE "users_memberships" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "plans" CASCADE;
  DROP TABLE "files" CASCADE;
  DROP TABLE "connections" CASCADE;
  DROP TABLE "notifications" CASCADE;
  DROP TABLE "review_tasks" CASCADE;
  DROP TABLE "events" CASCADE;
  DROP TABLE "effects" CASCADE;
  DROP TABLE "ai_usage" CASCADE;
  DROP TABLE "pipeline_runs" CASCADE;
  DROP TABLE "pipeline_steps" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."enum_documents_status";
  DROP TYPE "public"."enum_documents_cover_image_source";
  DROP TYPE "public"."enum_documents_input_tone";
  DROP TYPE "public"."enum_sources_kind";
  DROP TYPE "public"."enum_templates_chart_types";
  DROP TYPE "public"."enum_templates_callout_types";
  DROP TYPE "public"."enum_templates_category";
  DROP TYPE "public"."enum_evidence_kind";
  DROP TYPE "public"."enum_claims_kind";
  DROP TYPE "public"."enum_claims_status";
  DROP TYPE "public"."enum_clients_company_size";
  DROP TYPE "public"."enum_clients_default_tone";
  DROP TYPE "public"."enum_agencies_color_mode";
  DROP TYPE "public"."enum_agencies_page_size";
  DROP TYPE "public"."enum_agencies_client_generation_mode";
  DROP TYPE "public"."enum_agencies_subscription_status";
  DROP TYPE "public"."enum_users_memberships_role";
  DROP TYPE "public"."enum_plans_billing_period";
  DROP TYPE "public"."enum_plans_api_key_mode";
  DROP TYPE "public"."enum_files_purpose";
  DROP TYPE "public"."enum_connections_kind";
  DROP TYPE "public"."enum_connections_vendor";
  DROP TYPE "public"."enum_connections_status";
  DROP TYPE "public"."enum_review_tasks_kind";
  DROP TYPE "public"."enum_review_tasks_status";
  DROP TYPE "public"."enum_effects_state";
  DROP TYPE "public"."enum_ai_usage_outcome";
  DROP TYPE "public"."enum_ai_usage_key_source";
  DROP TYPE "public"."enum_pipeline_runs_status";
  DROP TYPE "public"."enum_pipeline_steps_status";`)
}
