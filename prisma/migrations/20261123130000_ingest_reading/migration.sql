-- The latest time a record of the hour speaks of: how far a source is behind. Null where nothing was taken.
ALTER TABLE "ingest_counter" ADD COLUMN "newest_observed_at" TIMESTAMPTZ(3);

-- What arrived lately, over all sources, without reading 400 days of hours.
CREATE INDEX "ingest_counter_hour_idx" ON "ingest_counter" ("hour");

-- Rejects of a code, the latest first.
CREATE INDEX "reject_code_idx" ON "reject" ("code", "id");
