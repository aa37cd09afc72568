-- What moved in the last 24 hours: a row for each device that was assessed in them, with its scores a day ago and now.
-- Written by the worker alone, from the change feed.
CREATE TABLE "device_move" (
  "device_id" TEXT NOT NULL,
  -- When the score of a day ago was assessed; null when the device was not known then.
  "before_at" TIMESTAMPTZ(3),
  -- Printed; null is not assessed.
  "breach_before" SMALLINT,
  "breach_now" SMALLINT,
  -- Points of breach likelihood, now minus before; 0 where either is not known.
  "moved" SMALLINT NOT NULL,
  -- When it became high or critical, if it was neither a day ago.
  "high_at" TIMESTAMPTZ(3),
  -- It was high or critical a day ago and is not now.
  "is_calmer" BOOLEAN NOT NULL,
  -- When the first of its assessments here is more than a day old, and another score becomes that of a day ago.
  "look_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("device_id")
);
CREATE INDEX "device_move_look_idx" ON "device_move" ("look_at");
CREATE INDEX "device_move_up_idx" ON "device_move" ("moved", "device_id");
CREATE INDEX "device_move_high_idx" ON "device_move" ("high_at", "device_id") WHERE "high_at" IS NOT NULL;
CREATE INDEX "device_move_calm_idx" ON "device_move" ("device_id") WHERE "is_calmer";

-- Counts of the largest and the worst rows of the heatmap, an entry an hour; kept 31 days. Text, for it is only ever
-- read whole.
CREATE TABLE "fleet_row_day" (
  "dimension" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "hours" TEXT NOT NULL,
  PRIMARY KEY ("dimension", "day", "key")
);

-- What pages read of the fleet as it was last pictured, a document a region.
CREATE TABLE "fleet_picture" (
  "name" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "document" TEXT NOT NULL,
  PRIMARY KEY ("name")
);

-- Small rows that are worse than large ones are found without reading all.
CREATE INDEX "fleet_counter_breached_idx" ON "fleet_counter" ("dimension", "devices" DESC, "key")
  WHERE "measure" = 'breach' AND "cell" IN ('critical', 'high');

-- Cells that are counted from now on, of devices as they are counted already.
INSERT INTO "fleet_counter" ("dimension", "key", "measure", "cell", "devices")
SELECT 'fleet', 'all', 'map', c.bin, count(*) FROM (
  SELECT least(b / 5, 19) || ':' || CASE WHEN least(b / 5, 19) % 2 = 0 THEN least(t / 5, 19) ELSE (t + 3) / 5 END AS bin
    FROM (SELECT ("counted" ->> 'breachPrinted')::int AS b, ("counted" ->> 'threatPrinted')::int AS t
            FROM "device_counted") s
   WHERE b IS NOT NULL AND t IS NOT NULL) c GROUP BY c.bin;
INSERT INTO "fleet_counter" ("dimension", "key", "measure", "cell", "devices")
SELECT 'fleet', 'all', 'band-pair', ("counted" ->> 'breach') || ':' || ("counted" ->> 'threat'), count(*)
  FROM "device_counted" GROUP BY 4;
INSERT INTO "fleet_counter" ("dimension", "key", "measure", "cell", "devices")
SELECT k.dimension, k.key, 'breach-score', "counted" ->> 'breachPrinted', count(*)
  FROM "device_counted", jsonb_each_text("counted" -> 'keys') AS k (dimension, key)
 WHERE "counted" ->> 'breachPrinted' IS NOT NULL GROUP BY 1, 2, 4;
INSERT INTO "fleet_counter" ("dimension", "key", "measure", "cell", "devices")
SELECT k.dimension, k.key, 'indicator-devices', r.rule, count(*)
  FROM "device_counted", jsonb_each_text("counted" -> 'keys') AS k (dimension, key),
       jsonb_array_elements_text("counted" -> 'indicators') AS r (rule)
 GROUP BY 1, 2, 4;
