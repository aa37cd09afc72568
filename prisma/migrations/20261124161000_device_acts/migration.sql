-- What somebody does to many devices at once. First it is gathered which they are, a window of the fleet at a time, then it
-- is done to them in slices: a process that is killed in between goes on where it was.
CREATE TABLE "device_act" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('set', 'undo')),
  "detail" JSONB NOT NULL,
  "actor" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "devices" INTEGER NOT NULL DEFAULT 0,
  "done" INTEGER NOT NULL DEFAULT 0,
  -- Of the ones done: those that stood otherwise before.
  "changed" INTEGER NOT NULL DEFAULT 0,
  "failed" INTEGER NOT NULL DEFAULT 0,
  -- Behind which device the gathering goes on.
  "walked_to" JSONB,
  "gathered_at" TIMESTAMPTZ(3),
  -- Why nothing was done: other devices matched than whoever acts was shown.
  "refusal" TEXT,
  "finished_at" TIMESTAMPTZ(3),
  "undone_by" TEXT
);
CREATE INDEX "device_act_unfinished_idx" ON "device_act" ("at") WHERE "finished_at" IS NULL;
CREATE INDEX "device_act_age_idx" ON "device_act" USING brin ("at");
CREATE TABLE "device_act_item" (
  "act_id" TEXT NOT NULL REFERENCES "device_act" ("id") ON DELETE CASCADE,
  "device_id" TEXT NOT NULL,
  -- Null while it is to be done; 'done', or why it was not.
  "outcome" TEXT,
  -- What became other, before and after: what an undo needs.
  "differences" JSONB,
  PRIMARY KEY ("act_id", "device_id")
);
CREATE INDEX "device_act_item_device_idx" ON "device_act_item" ("device_id");
CREATE INDEX "device_act_item_todo_idx" ON "device_act_item" ("act_id", "device_id") WHERE "outcome" IS NULL;
