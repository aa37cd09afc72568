-- What has become of the sample fleet; no row: there was none, or it was removed. The worker loads and removes it.
CREATE TABLE "sample_fleet" (
  "only" BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK ("only"),
  "state" TEXT NOT NULL CHECK ("state" IN ('waiting', 'loading', 'present', 'failed', 'removing')),
  "seed" INTEGER NOT NULL,
  -- The moment its story ends at, and up to which it was told.
  "end_at" TIMESTAMPTZ(3) NOT NULL,
  "told_until" TIMESTAMPTZ(3),
  "message" TEXT NOT NULL DEFAULT '',
  "requested_by" TEXT NOT NULL,
  "requested_at" TIMESTAMPTZ(3) NOT NULL,
  -- Until when one worker has it to itself.
  "lease_until" TIMESTAMPTZ(3)
);
-- Devices of the sample fleet are few: this index holds them and nothing else.
CREATE INDEX "device_sample_idx" ON "device" ("id") WHERE "id" LIKE 'sample:%' OR "id" LIKE '~sample:%';
