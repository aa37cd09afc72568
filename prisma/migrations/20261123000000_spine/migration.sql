-- The spine. Everything on the hot path is keyed by device id first, so that it can be hash-partitioned later.

-- A network monitor, and the address space its addresses belong to.
CREATE TABLE "sensor" (
  "name" TEXT PRIMARY KEY,
  "space" TEXT NOT NULL,
  "networks" TEXT[] NOT NULL DEFAULT '{}',
  "created_at" TIMESTAMPTZ(3) NOT NULL
);

CREATE TABLE "api_token" (
  "id" TEXT PRIMARY KEY,
  "name" TEXT NOT NULL,
  "hash" BYTEA NOT NULL UNIQUE,
  "scope" TEXT NOT NULL CHECK ("scope" IN ('ingest', 'import', 'read', 'respond', 'admin')),
  "thing_pattern" TEXT,
  "sensor" TEXT,
  "any" BOOLEAN NOT NULL DEFAULT FALSE,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "last_used_at" TIMESTAMPTZ(3),
  "revoked_at" TIMESTAMPTZ(3)
);

-- Registry fields (group, site, criticality, exposure, segment) are written by people and imports only.
CREATE TABLE "device" (
  "id" TEXT PRIMARY KEY,
  "name" TEXT NOT NULL,
  "origin" TEXT NOT NULL CHECK ("origin" IN ('registered', 'reported', 'address')),
  "group_id" TEXT NOT NULL DEFAULT 'ungrouped',
  "site" TEXT NOT NULL DEFAULT 'default',
  "criticality" TEXT NOT NULL DEFAULT 'unknown' CHECK ("criticality" IN ('low', 'medium', 'high', 'unknown')),
  "exposure" TEXT CHECK ("exposure" IN ('internet', 'site', 'isolated', 'unknown')),
  "segment" TEXT,
  "claimed" JSONB NOT NULL DEFAULT '{}',
  "type" TEXT,
  "vendor" TEXT,
  "model" TEXT,
  "firmware" TEXT,
  "born_at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "merged_into" TEXT REFERENCES "device" ("id")
);
CREATE INDEX "device_group_idx" ON "device" ("group_id", "id");
CREATE INDEX "device_name_idx" ON "device" (lower("name") text_pattern_ops);

-- Which device an address of a space was, and when.
CREATE TABLE "address_claim" (
  "space" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "to_at" TIMESTAMPTZ(3),
  "device_id" TEXT NOT NULL REFERENCES "device" ("id"),
  "claimed_by" TEXT NOT NULL,
  PRIMARY KEY ("space", "address", "from_at")
);
CREATE INDEX "address_claim_device_idx" ON "address_claim" ("device_id");

-- The hot row of a device: no index on anything that changes with every report, and room to update in place.
CREATE TABLE "device_state" (
  "device_id" TEXT PRIMARY KEY,
  "version" BIGINT NOT NULL,
  "clock" TIMESTAMPTZ(3),
  "hot" TEXT NOT NULL
) WITH (fillfactor = 50);

-- Baselines, sketches and sets: at most 8 kB a device, written only when a time bucket closes or flows came.
CREATE TABLE "device_facts" (
  "device_id" TEXT PRIMARY KEY,
  "facts" BYTEA NOT NULL
);

CREATE TABLE "finding" (
  "id" TEXT PRIMARY KEY,
  "device_id" TEXT NOT NULL,
  "rule_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('facilitator', 'indicator')),
  "subject" TEXT NOT NULL,
  "stage" TEXT NOT NULL,
  "severity" TEXT NOT NULL,
  "confidence" DOUBLE PRECISION NOT NULL,
  "exposure" TEXT NOT NULL,
  "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
  "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
  "count" BIGINT NOT NULL,
  "summary" TEXT NOT NULL,
  "evidence" JSONB NOT NULL,
  "closed_at" TIMESTAMPTZ(3),
  "verdict" TEXT CHECK ("verdict" IN ('true', 'benign', 'false')),
  "verdict_at" TIMESTAMPTZ(3),
  "verdict_by" TEXT,
  -- Confidence at the last stored assessment; null until one counted it.
  "scored_confidence" DOUBLE PRECISION,
  -- The finding as of the last complete minute, while the open minute may still change it; null when it was opened in the open minute.
  "settled" JSONB
);
CREATE INDEX "finding_device_open_idx" ON "finding" ("device_id") WHERE "closed_at" IS NULL;
CREATE INDEX "finding_device_idx" ON "finding" ("device_id", "first_seen_at");

CREATE TABLE "assessment" (
  "device_id" TEXT NOT NULL,
  "as_of" TIMESTAMPTZ(3) NOT NULL,
  "computed_at" TIMESTAMPTZ(3) NOT NULL,
  "policy_version" TEXT NOT NULL,
  "inputs_hash" TEXT NOT NULL,
  "breach_score" DOUBLE PRECISION,
  "breach_low" DOUBLE PRECISION,
  "breach_high" DOUBLE PRECISION,
  "threat_score" DOUBLE PRECISION,
  "threat_low" DOUBLE PRECISION,
  "threat_high" DOUBLE PRECISION,
  -- Canonical inputs; dropped after 90 days, the row itself after 400.
  "inputs" TEXT,
  PRIMARY KEY ("device_id", "as_of")
);
CREATE INDEX "assessment_age_idx" ON "assessment" USING brin ("computed_at");

-- The latest scores of a device, for lists and counters.
CREATE TABLE "device_score" (
  "device_id" TEXT PRIMARY KEY,
  "as_of" TIMESTAMPTZ(3) NOT NULL,
  "breach_score" DOUBLE PRECISION,
  "breach_printed" SMALLINT,
  "breach_low" DOUBLE PRECISION,
  "breach_high" DOUBLE PRECISION,
  "breach_band" TEXT NOT NULL,
  "breach_coverage" DOUBLE PRECISION NOT NULL,
  "threat_score" DOUBLE PRECISION,
  "threat_printed" SMALLINT,
  "threat_low" DOUBLE PRECISION,
  "threat_high" DOUBLE PRECISION,
  "threat_band" TEXT NOT NULL,
  "threat_coverage" DOUBLE PRECISION NOT NULL,
  -- One letter a stage in the order of the chain: c clear, f facilitators, i indicators, n not assessed.
  "stages" CHAR(7) NOT NULL,
  "facilitator_stages" CHAR(7) NOT NULL,
  "strongest_reason" TEXT,
  "next_change_at" TIMESTAMPTZ(3)
);
CREATE INDEX "device_score_breach_idx" ON "device_score" ("breach_printed" DESC NULLS LAST, "device_id");
CREATE INDEX "device_score_due_idx" ON "device_score" ("next_change_at") WHERE "next_change_at" IS NOT NULL;

-- What changed, in order; web processes, counters and alarms follow it.
-- Sequences are given before commits, so a lower one may appear after a higher one: followers go by the transaction
-- first, and only up to the oldest that still runs.
CREATE TABLE "change" (
  "sequence" BIGSERIAL PRIMARY KEY,
  "transaction" XID8 NOT NULL DEFAULT pg_current_xact_id(),
  "device_id" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "change_order_idx" ON "change" ("transaction", "sequence");
CREATE INDEX "change_age_idx" ON "change" USING brin ("at");

-- What of a device stands in the counters, so that a change is counted by its difference.
CREATE TABLE "device_counted" (
  "device_id" TEXT PRIMARY KEY,
  "counted" JSONB NOT NULL
);
CREATE TABLE "fleet_counter" (
  "dimension" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "measure" TEXT NOT NULL,
  "cell" TEXT NOT NULL,
  "devices" BIGINT NOT NULL,
  PRIMARY KEY ("dimension", "key", "measure", "cell")
);
CREATE TABLE "follower" (
  "name" TEXT PRIMARY KEY,
  "sequence" BIGINT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "transaction" XID8 NOT NULL DEFAULT '0'
);

-- Hourly minimum, maximum, sum, count and last of each metric of a device; a row per device and hour.
CREATE TABLE "metric_hour" (
  "device_id" TEXT NOT NULL,
  "hour" TIMESTAMPTZ(3) NOT NULL,
  "metrics" JSONB NOT NULL,
  PRIMARY KEY ("device_id", "hour")
);

-- Chunks of bodies that were taken, for 30 days: the same bytes count once.
CREATE TABLE "chunk" (
  "key" BYTEA PRIMARY KEY,
  "source" TEXT NOT NULL,
  "log" TEXT NOT NULL,
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  "accepted" INTEGER NOT NULL,
  "rejected" INTEGER NOT NULL
);
CREATE INDEX "chunk_age_idx" ON "chunk" USING brin ("received_at");

-- What was not taken and why: the latest of each source.
CREATE TABLE "reject" (
  "id" BIGSERIAL PRIMARY KEY,
  "source" TEXT NOT NULL,
  "log" TEXT NOT NULL,
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  "line" BIGINT NOT NULL,
  "code" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "excerpt" TEXT NOT NULL
);
CREATE INDEX "reject_source_idx" ON "reject" ("source", "id");

-- What arrived, by source, log and hour.
CREATE TABLE "ingest_counter" (
  "source" TEXT NOT NULL,
  "log" TEXT NOT NULL,
  "hour" TIMESTAMPTZ(3) NOT NULL,
  "accepted" BIGINT NOT NULL DEFAULT 0,
  "rejected" BIGINT NOT NULL DEFAULT 0,
  "duplicates" BIGINT NOT NULL DEFAULT 0,
  "late" BIGINT NOT NULL DEFAULT 0,
  "unmapped" BIGINT NOT NULL DEFAULT 0,
  "births" BIGINT NOT NULL DEFAULT 0,
  "births_refused" BIGINT NOT NULL DEFAULT 0,
  "last_received_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("source", "log", "hour")
);

CREATE TABLE "process_heartbeat" (
  "name" TEXT PRIMARY KEY,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  "jobs" JSONB NOT NULL DEFAULT '{}'
);

-- A device known by its address that was merged into a registered one, and what is needed to undo that.
CREATE TABLE "device_merge" (
  "from_id" TEXT NOT NULL REFERENCES "device" ("id"),
  "into_id" TEXT NOT NULL REFERENCES "device" ("id"),
  "at" TIMESTAMPTZ(3) NOT NULL,
  -- Findings that were moved.
  "finding_ids" TEXT[] NOT NULL,
  -- The state of the device that was merged; null when it had none.
  "from_hot" TEXT,
  "from_facts" BYTEA,
  -- The state of the registered device before and its version after; null before when it had none.
  "into_hot" TEXT,
  "into_facts" BYTEA,
  "into_version" BIGINT NOT NULL,
  PRIMARY KEY ("from_id", "at")
);

-- Every privileged act. Append-only by trigger, each entry carries the hash of the one before.
CREATE TABLE "audit_entry" (
  "sequence" BIGINT PRIMARY KEY,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "actor" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "detail" JSONB NOT NULL,
  "previous_hash" TEXT NOT NULL,
  "hash" TEXT NOT NULL
);
CREATE FUNCTION "audit_entry_is_append_only"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only';
END
$$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_entry_is_append_only"();
