-- Breach likelihood without what related devices add, printed: what counts for them in turn, so that nothing is
-- circular. Until now nothing was added.
ALTER TABLE "device_score" ADD COLUMN "own_breach" SMALLINT;
UPDATE "device_score" SET "own_breach" = "breach_printed";

-- What other devices say of a sign (rule and subject) that a device has; only where they say something. Written by the
-- worker alone.
CREATE TABLE "device_relation" (
  "device_id" TEXT NOT NULL,
  "rule_id" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  -- Breached peers with the sign, up to 7, what they have in common with the device, and until when they showed it.
  "peers" SMALLINT NOT NULL,
  "scope" TEXT CHECK ("scope" IN ('model', 'segment', 'group', 'site')),
  "last_seen_at" TIMESTAMPTZ(3),
  -- The share of healthy peers of the model that have long had it; null when it does not lower.
  "share" DOUBLE PRECISION,
  -- It came over the model within a day.
  "is_sudden" BOOLEAN NOT NULL,
  "decided_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("device_id", "rule_id", "subject")
);
CREATE INDEX "device_relation_age_idx" ON "device_relation" ("decided_at");

-- All that have a sign, counted by what they have in common: kept for signs so many have that counting takes time.
CREATE TABLE "sign_tally" (
  "rule_id" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "tallies" JSONB NOT NULL,
  "good_until" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("rule_id", "subject")
);

-- Who has a sign now. Subjects were written by strangers: what is too long for an index is nobody's sign.
CREATE INDEX "finding_sign_idx" ON "finding" ("rule_id", "subject", "device_id")
  WHERE "closed_at" IS NULL AND "kind" = 'indicator' AND length("subject") <= 256;
-- Which signs a device lately lost.
CREATE INDEX "finding_closed_idx" ON "finding" ("device_id", "closed_at") WHERE "closed_at" IS NOT NULL;

-- What related devices said of a device until a request changed that; null when it did not.
ALTER TABLE "rejudge_request" ADD COLUMN "relations_before" JSONB;
