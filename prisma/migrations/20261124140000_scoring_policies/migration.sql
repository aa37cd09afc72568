-- Versions of the scoring policy that administrators made. A version holds only the numbers that differ from the
-- built-in it rests on. Assessments name the version they were made with for ever, so none is changed or removed.
CREATE TABLE "scoring_policy" (
  "sequence" INTEGER PRIMARY KEY,
  "version" TEXT NOT NULL UNIQUE,
  -- The built-in policy the numbers differ from, and the version an administrator had before them.
  "base" TEXT NOT NULL,
  "made_from" TEXT NOT NULL,
  "changes" JSONB NOT NULL,
  "reason" TEXT NOT NULL,
  "made_by" TEXT NOT NULL,
  "made_at" TIMESTAMPTZ(3) NOT NULL
);

-- Which version is in force since when: the last one. Without any it is the newest built-in. The worker scores the
-- fleet anew after each and notes how far it is.
CREATE TABLE "scoring_activation" (
  "sequence" INTEGER PRIMARY KEY,
  "version" TEXT NOT NULL,
  "version_before" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "activated_by" TEXT NOT NULL,
  "activated_at" TIMESTAMPTZ(3) NOT NULL,
  "after_id" TEXT NOT NULL DEFAULT '',
  "devices_done" INTEGER NOT NULL DEFAULT 0,
  "finished_at" TIMESTAMPTZ(3)
);

CREATE FUNCTION "refuse_policy_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a scoring policy is never changed: make a new version';
END $$;
CREATE TRIGGER "scoring_policy_kept" BEFORE UPDATE OR DELETE ON "scoring_policy"
  FOR EACH ROW EXECUTE FUNCTION "refuse_policy_change"();

-- Who was shown what a change would do to the fleet: nothing is saved that was not looked at before.
CREATE TABLE "scoring_preview" (
  "digest" TEXT NOT NULL,
  "shown_to" TEXT NOT NULL,
  "shown_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("digest", "shown_to")
);

-- For how many days things are kept, where an administrator set another number than the built-in one.
CREATE TABLE "retention_setting" (
  "name" TEXT PRIMARY KEY,
  "days" INTEGER NOT NULL CHECK ("days" > 0),
  "changed_by" TEXT NOT NULL,
  "changed_at" TIMESTAMPTZ(3) NOT NULL
);
