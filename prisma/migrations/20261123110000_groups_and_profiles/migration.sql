-- Groups of devices: static ones, which the registry puts devices in and which nest, and ones that hold what matches.
CREATE TABLE "device_group" (
  "id" TEXT PRIMARY KEY,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('static', 'query')),
  "parent_id" TEXT REFERENCES "device_group" ("id"),
  "query" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "created_by" TEXT NOT NULL,
  "changed_at" TIMESTAMPTZ(3) NOT NULL,
  "changed_by" TEXT NOT NULL,
  CHECK (("kind" = 'query') = ("query" IS NOT NULL)),
  CHECK ("kind" = 'static' OR "parent_id" IS NULL)
);
CREATE INDEX "device_group_parent_idx" ON "device_group" ("parent_id");
INSERT INTO "device_group" ("id", "name", "kind", "created_at", "created_by", "changed_at", "changed_by")
  SELECT "id", CASE "id" WHEN 'ungrouped' THEN 'Ungrouped' ELSE "id" END, 'static', now(), 'vedette', now(), 'vedette'
    FROM (SELECT 'ungrouped' AS "id" UNION SELECT DISTINCT "group_id" FROM "device") AS known;
ALTER TABLE "device" ADD CONSTRAINT "device_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "device_group" ("id");

-- Threat points of a device by rule and the indicators active on it, as JSON text that only the counters read.
ALTER TABLE "device_score" ADD COLUMN "rules" TEXT NOT NULL DEFAULT '';

-- Which groups a device belongs to: its own, the ones that lies in, and the query groups it matches. Kept by the worker.
CREATE TABLE "group_member" (
  "device_id" TEXT NOT NULL,
  "group_id" TEXT NOT NULL,
  -- 100 less the printed breach likelihood, 101 when it is not assessed: pages begin with the most likely breached.
  "rank" SMALLINT NOT NULL,
  PRIMARY KEY ("device_id", "group_id")
);
CREATE INDEX "group_member_page_idx" ON "group_member" ("group_id", "rank", "device_id");

-- The scores of a group as the counters have them, and the document that says why.
CREATE TABLE "group_score" (
  "group_id" TEXT PRIMARY KEY REFERENCES "device_group" ("id") ON DELETE CASCADE,
  "as_of" TIMESTAMPTZ(3) NOT NULL,
  "devices" INTEGER NOT NULL,
  "breach_expected" DOUBLE PRECISION NOT NULL,
  "breach_worst" SMALLINT,
  "breach_p95" SMALLINT,
  "threat_expected" DOUBLE PRECISION NOT NULL,
  "threat_worst" SMALLINT,
  "threat_p95" SMALLINT,
  "document" TEXT NOT NULL
);

-- What the scores of a group are made of: sums over its devices by measure and cell, as JSON text. One row a group,
-- since a device changes some dozen sums of each group it belongs to. Outlives its group until its devices were counted out.
CREATE TABLE "group_counter" (
  "group_id" TEXT PRIMARY KEY,
  "counters" TEXT NOT NULL
);

-- The same as it was: hourly where it changed. The first of a day is kept longest.
CREATE TABLE "group_assessment" (
  "group_id" TEXT NOT NULL REFERENCES "device_group" ("id") ON DELETE CASCADE,
  "as_of" TIMESTAMPTZ(3) NOT NULL,
  "is_daily" BOOLEAN NOT NULL,
  "devices" INTEGER NOT NULL,
  "breach_expected" DOUBLE PRECISION NOT NULL,
  "breach_worst" SMALLINT,
  "breach_p95" SMALLINT,
  "threat_expected" DOUBLE PRECISION NOT NULL,
  "threat_worst" SMALLINT,
  "threat_p95" SMALLINT,
  "document" TEXT NOT NULL,
  PRIMARY KEY ("group_id", "as_of")
);
CREATE INDEX "group_assessment_age_idx" ON "group_assessment" USING brin ("as_of");

-- Groups were defined anew: a walk over all devices, how far it is, and none when there is no row.
CREATE TABLE "group_walk" (
  "only" BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK ("only"),
  "after_id" TEXT NOT NULL
);
-- Every device is in a group already, and none has been counted in it.
INSERT INTO "group_walk" ("after_id") VALUES ('');

-- Devices whose registry fields changed, to be judged anew.
CREATE TABLE "rejudge_request" (
  "device_id" TEXT PRIMARY KEY,
  "requested_at" TIMESTAMPTZ(3) NOT NULL,
  -- What held until then: the minutes before are judged with it.
  "exposure_before" TEXT
);

-- What a device said of itself, each time it said something else: the whole of it, at most 100 versions.
CREATE TABLE "device_profile" (
  "device_id" TEXT NOT NULL REFERENCES "device" ("id"),
  "version" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  "source" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "profile" JSONB NOT NULL,
  PRIMARY KEY ("device_id", "version")
);
CREATE INDEX "device_profile_age_idx" ON "device_profile" USING brin ("received_at");
INSERT INTO "device_profile" ("device_id", "version", "at", "received_at", "source", "hash", "profile")
  SELECT "id", 1, "created_at", "created_at", '', encode(sha256(convert_to("claimed"::text, 'UTF8')), 'hex'), "claimed"
    FROM "device" WHERE "claimed" <> '{}';

-- The largest keys of a dimension, without reading the others.
CREATE INDEX "fleet_counter_largest_idx" ON "fleet_counter" ("dimension", "devices" DESC, "key")
  WHERE "measure" = 'devices';

-- What is counted of a device has grown: the walk above counts all anew.
DELETE FROM "device_counted";
DELETE FROM "fleet_counter";
