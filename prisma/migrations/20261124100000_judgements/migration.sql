-- What people said of findings: one judgement each, never changed but to end it. The audit log keeps who and why too.
CREATE TABLE "judgement" (
  "id" TEXT PRIMARY KEY,
  "rule_id" TEXT NOT NULL,
  -- Null: whatever the rule finds.
  "subject" TEXT,
  "verdict" TEXT NOT NULL CHECK ("verdict" IN ('true', 'benign', 'false')),
  "scope" TEXT NOT NULL CHECK ("scope" IN ('device', 'group', 'model', 'everywhere')),
  -- Id of the device or group, or the model; empty for everywhere.
  "scope_key" TEXT NOT NULL,
  -- Where it was said.
  "device_id" TEXT NOT NULL,
  "finding_id" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3),
  "undone_at" TIMESTAMPTZ(3),
  "undone_by" TEXT,
  -- When it was undone, or the worker saw that it had expired.
  "closed_at" TIMESTAMPTZ(3),
  -- The device up to which the worker has had devices judged anew; null when all were.
  "walked_to" TEXT
);
-- Read with every batch of a judged device, and of a device's page.
CREATE INDEX "judgement_open_idx" ON "judgement" ("scope", "scope_key") WHERE "closed_at" IS NULL;
CREATE INDEX "judgement_expiry_idx" ON "judgement" ("expires_at") WHERE "closed_at" IS NULL;
CREATE INDEX "judgement_walk_idx" ON "judgement" ("id") WHERE "walked_to" IS NOT NULL;
CREATE INDEX "judgement_list_idx" ON "judgement" ("at" DESC, "id");
CREATE INDEX "judgement_rule_idx" ON "judgement" ("rule_id", "at" DESC);
CREATE INDEX "judgement_device_idx" ON "judgement" ("device_id", "at" DESC);

-- A new text whenever a judgement that reaches beyond one device begins or ends, so that processes know when to read
-- them again; empty while there was never one.
CREATE TABLE "judgement_version" (
  "id" SMALLINT PRIMARY KEY CHECK ("id" = 1),
  "version" TEXT NOT NULL
);
INSERT INTO "judgement_version" ("id", "version") VALUES (1, '');

-- A person says that a device is compromised, until another one says that it is healed.
CREATE TABLE "compromise" (
  "id" TEXT PRIMARY KEY,
  "device_id" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "closed_at" TIMESTAMPTZ(3),
  "closed_by" TEXT,
  "closed_reason" TEXT,
  -- A slip, taken back at once: it leaves no history.
  "is_slip" BOOLEAN NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX "compromise_open_idx" ON "compromise" ("device_id") WHERE "closed_at" IS NULL;
CREATE INDEX "compromise_device_idx" ON "compromise" ("device_id", "at" DESC);

-- Whether people ever said something of this very device: only then a batch looks for it.
ALTER TABLE "device" ADD COLUMN "is_judged" BOOLEAN NOT NULL DEFAULT false;

-- The verdict of a finding follows from the judgements; nobody ever wrote one by hand.
ALTER TABLE "finding" DROP COLUMN "verdict_by";
ALTER TABLE "finding" ADD COLUMN "verdict_until" TIMESTAMPTZ(3);
-- What a rule found in the last weeks and is over, for what a judgement would have changed.
CREATE INDEX "finding_rule_closed_idx" ON "finding" ("rule_id", "closed_at") WHERE "closed_at" IS NOT NULL;
