-- What an analyst triages: one a subject (a device or a sensor) and cause as long as it is not closed; what comes again
-- is counted in the same row. What the lists filter by is kept with it, so that no list of alarms reads another table.
CREATE TABLE "alarm" (
  "id" BIGSERIAL PRIMARY KEY,
  "cause" TEXT NOT NULL,
  "subject_kind" TEXT NOT NULL CHECK ("subject_kind" IN ('device', 'sensor')),
  "subject" TEXT NOT NULL,
  "subject_name" TEXT NOT NULL,
  "group_id" TEXT,
  "site" TEXT,
  "type" TEXT,
  "model" TEXT,
  "severity" TEXT NOT NULL CHECK ("severity" IN ('medium', 'high', 'critical')),
  -- Place in the list: below 2 is to be acted on now.
  "rank" SMALLINT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('open', 'acknowledged', 'suppressed', 'closed')),
  -- Whether what it was raised for still holds.
  "is_standing" BOOLEAN NOT NULL,
  -- The score it was last told with, and by how much it rose then; null where there is none.
  "level" SMALLINT NOT NULL,
  "points" SMALLINT,
  "stage" TEXT,
  "reason" TEXT,
  "count" INTEGER NOT NULL DEFAULT 1,
  "opened_at" TIMESTAMPTZ(3) NOT NULL,
  "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
  "cleared_at" TIMESTAMPTZ(3),
  -- Grows with each change of state or owner, so that an undo can tell what somebody changed since.
  "version" INTEGER NOT NULL DEFAULT 1,
  "owner_id" TEXT,
  "closed_at" TIMESTAMPTZ(3),
  "closed_by" TEXT,
  "closed_reason" TEXT,
  "suppression_id" TEXT
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX "alarm_unclosed_idx" ON "alarm" ("subject", "cause") WHERE "state" <> 'closed';
CREATE INDEX "alarm_subject_idx" ON "alarm" ("subject", "cause", "id" DESC);
CREATE INDEX "alarm_open_idx" ON "alarm" ("rank", "opened_at" DESC, "id" DESC)
  WHERE "state" IN ('open', 'acknowledged');
CREATE INDEX "alarm_unowned_idx" ON "alarm" ("opened_at")
  WHERE "state" IN ('open', 'acknowledged') AND "owner_id" IS NULL;
CREATE INDEX "alarm_suppressed_idx" ON "alarm" ("opened_at" DESC, "id" DESC) WHERE "state" = 'suppressed';
CREATE INDEX "alarm_suppression_idx" ON "alarm" ("suppression_id") WHERE "state" = 'suppressed';
CREATE INDEX "alarm_closed_idx" ON "alarm" ("closed_at" DESC, "id" DESC) WHERE "state" = 'closed';
CREATE INDEX "alarm_group_idx" ON "alarm" ("group_id", "opened_at");
CREATE INDEX "alarm_model_idx" ON "alarm" ("model", "opened_at");

-- Counted by the database itself, so that no way of changing an alarm can forget it.
CREATE TABLE "alarm_counter" (
  "state" TEXT NOT NULL,
  "severity" TEXT NOT NULL,
  "is_urgent" BOOLEAN NOT NULL,
  "cause" TEXT NOT NULL,
  "owner_id" TEXT NOT NULL,
  "alarms" BIGINT NOT NULL,
  "seen" BIGINT NOT NULL,
  PRIMARY KEY ("state", "severity", "is_urgent", "cause", "owner_id")
) WITH (fillfactor = 50);

CREATE FUNCTION "alarm_counted"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "alarm_counter" AS c
    SELECT "state", "severity", "rank" < 2, "cause", coalesce("owner_id", ''), count(*), sum("count")
      FROM "after_rows" GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT ("state", "severity", "is_urgent", "cause", "owner_id")
    DO UPDATE SET "alarms" = c."alarms" + excluded."alarms", "seen" = c."seen" + excluded."seen";
  ELSE
    INSERT INTO "alarm_counter" AS c
    SELECT "state", "severity", "is_urgent", "cause", "owner_id", sum("n"), sum("seen") FROM (
      SELECT "state", "severity", "rank" < 2 AS "is_urgent", "cause", coalesce("owner_id", '') AS "owner_id", 1 AS "n",
             "count" AS "seen" FROM "after_rows"
      UNION ALL
      SELECT "state", "severity", "rank" < 2, "cause", coalesce("owner_id", ''), -1, -"count" FROM "before_rows") u
     GROUP BY 1, 2, 3, 4, 5 HAVING sum("n") <> 0 OR sum("seen") <> 0 ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT ("state", "severity", "is_urgent", "cause", "owner_id")
    DO UPDATE SET "alarms" = c."alarms" + excluded."alarms", "seen" = c."seen" + excluded."seen";
  END IF;
  RETURN NULL;
END
$$;
CREATE FUNCTION "alarm_uncounted"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "alarm_counter" AS c
  SELECT "state", "severity", "rank" < 2, "cause", coalesce("owner_id", ''), -count(*), -sum("count")
    FROM "before_rows" GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT ("state", "severity", "is_urgent", "cause", "owner_id")
  DO UPDATE SET "alarms" = c."alarms" + excluded."alarms", "seen" = c."seen" + excluded."seen";
  RETURN NULL;
END
$$;
CREATE TRIGGER "alarm_counted_new" AFTER INSERT ON "alarm"
  REFERENCING NEW TABLE AS "after_rows" FOR EACH STATEMENT EXECUTE FUNCTION "alarm_counted"();
CREATE TRIGGER "alarm_counted_changed" AFTER UPDATE ON "alarm"
  REFERENCING OLD TABLE AS "before_rows" NEW TABLE AS "after_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "alarm_counted"();
CREATE TRIGGER "alarm_counted_gone" AFTER DELETE ON "alarm"
  REFERENCING OLD TABLE AS "before_rows" FOR EACH STATEMENT EXECUTE FUNCTION "alarm_uncounted"();

-- What became of an alarm and who did it. Repeats are counted, not listed.
CREATE TABLE "alarm_event" (
  "id" BIGSERIAL PRIMARY KEY,
  "alarm_id" BIGINT NOT NULL REFERENCES "alarm" ("id") ON DELETE CASCADE,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "kind" TEXT NOT NULL,
  -- Empty where the worker did it.
  "actor" TEXT NOT NULL,
  "detail" TEXT,
  "act_id" TEXT
);
CREATE INDEX "alarm_event_alarm_idx" ON "alarm_event" ("alarm_id", "id");

-- An act of somebody on one or many alarms: taken as a whole, done in slices, undone alarm by alarm.
CREATE TABLE "alarm_act" (
  "id" TEXT PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "detail" JSONB NOT NULL,
  "actor" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "alarms" INTEGER NOT NULL,
  "done" INTEGER NOT NULL DEFAULT 0,
  "failed" INTEGER NOT NULL DEFAULT 0,
  "finished_at" TIMESTAMPTZ(3),
  "undone_by" TEXT
);
CREATE INDEX "alarm_act_unfinished_idx" ON "alarm_act" ("at") WHERE "finished_at" IS NULL;
CREATE INDEX "alarm_act_age_idx" ON "alarm_act" USING brin ("at");
CREATE TABLE "alarm_act_item" (
  "act_id" TEXT NOT NULL REFERENCES "alarm_act" ("id") ON DELETE CASCADE,
  "alarm_id" BIGINT NOT NULL,
  -- Null while it is to be done; 'done', or why it was not.
  "outcome" TEXT,
  -- How the alarm stood, and the version it has since: what an undo needs.
  "before" JSONB,
  "version" INTEGER,
  PRIMARY KEY ("act_id", "alarm_id")
);
CREATE INDEX "alarm_act_item_todo_idx" ON "alarm_act_item" ("act_id", "alarm_id") WHERE "outcome" IS NULL;

CREATE TABLE "alarm_suppression" (
  "id" TEXT PRIMARY KEY,
  "scope" TEXT NOT NULL CHECK ("scope" IN ('device', 'model', 'group')),
  "keys" TEXT[] NOT NULL,
  -- Null: whatever the cause.
  "cause" TEXT,
  "reason" TEXT NOT NULL,
  "created_by" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  "ended_by" TEXT,
  -- After its end: the alarms it still held were let go.
  "is_released" BOOLEAN NOT NULL DEFAULT FALSE,
  "would_hide" INTEGER NOT NULL,
  "hidden" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX "alarm_suppression_live_idx" ON "alarm_suppression" ("expires_at") WHERE NOT "is_released";

-- Whom the console tells; one.
CREATE TABLE "webhook" (
  "only" BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK ("only"),
  "url" TEXT NOT NULL,
  "secret" TEXT NOT NULL,
  "severities" TEXT[] NOT NULL,
  "changed_at" TIMESTAMPTZ(3) NOT NULL,
  "changed_by" TEXT NOT NULL
);
CREATE TABLE "webhook_delivery" (
  "id" TEXT PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "alarms" INTEGER NOT NULL,
  -- The document as it is sent; removed when it arrived or was given up.
  "body" TEXT,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('waiting', 'delivered', 'given-up')),
  "tries" INTEGER NOT NULL DEFAULT 0,
  "next_try_at" TIMESTAMPTZ(3) NOT NULL,
  "last_status" SMALLINT,
  "last_problem" TEXT,
  "last_try_at" TIMESTAMPTZ(3)
);
CREATE INDEX "webhook_delivery_due_idx" ON "webhook_delivery" ("next_try_at") WHERE "state" = 'waiting';
CREATE INDEX "webhook_delivery_age_idx" ON "webhook_delivery" ("made_at" DESC, "id" DESC);

-- What stands in a band already is looked at once as well.
INSERT INTO "change" ("device_id", "at")
SELECT "device_id", now() FROM "device_score" WHERE "breach_printed" >= 50 OR "threat_printed" >= 75;
