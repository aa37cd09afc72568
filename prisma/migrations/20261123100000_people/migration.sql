-- Who may sign in. `provider` and `subject` name an account of an OpenID provider; without a role a person sees nothing.
-- A role that came by a claim goes with the claim.
CREATE TABLE "person" (
  "id" TEXT PRIMARY KEY,
  "email" TEXT NOT NULL UNIQUE CHECK ("email" = lower("email")),
  "name" TEXT NOT NULL,
  "role" TEXT CHECK ("role" IN ('viewer', 'analyst', 'responder', 'administrator')),
  "password_hash" TEXT,
  "provider" TEXT,
  "subject" TEXT,
  "role_by_claim" BOOLEAN NOT NULL DEFAULT false,
  "session_version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "created_by" TEXT NOT NULL,
  "disabled_at" TIMESTAMPTZ(3),
  "last_signed_in_at" TIMESTAMPTZ(3),
  UNIQUE ("provider", "subject"),
  CHECK (("provider" IS NULL) = ("subject" IS NULL))
);
CREATE INDEX "person_administrators" ON "person" ("id") WHERE "role" = 'administrator';

-- Checked at every request. A session of another version than its person's has ended.
CREATE TABLE "session" (
  "id" TEXT PRIMARY KEY,
  "person_id" TEXT NOT NULL REFERENCES "person" ("id"),
  "session_version" INTEGER NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "revoked_at" TIMESTAMPTZ(3),
  "user_agent" TEXT NOT NULL
);
CREATE INDEX "session_person" ON "session" ("person_id", "created_at" DESC);
CREATE INDEX "session_expires" ON "session" ("expires_at");

CREATE TABLE "invitation" (
  "id" TEXT PRIMARY KEY,
  "email" TEXT NOT NULL CHECK ("email" = lower("email")),
  "role" TEXT NOT NULL CHECK ("role" IN ('viewer', 'analyst', 'responder', 'administrator')),
  "code_hash" BYTEA NOT NULL UNIQUE,
  "created_by" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  "revoked_at" TIMESTAMPTZ(3)
);
CREATE INDEX "invitation_created" ON "invitation" ("created_at" DESC, "id" DESC);
-- One open invitation an address.
CREATE UNIQUE INDEX "invitation_open" ON "invitation" ("email") WHERE "used_at" IS NULL AND "revoked_at" IS NULL;

-- The codes printed at start while there is no administrator.
CREATE TABLE "welcome_code" (
  "code_hash" BYTEA PRIMARY KEY,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL
);

-- Attempts to sign in since the last that went well, by account and by client address.
CREATE TABLE "sign_in_failure" (
  "key" TEXT PRIMARY KEY,
  "failures" INTEGER NOT NULL,
  "last_failed_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "sign_in_failure_last" ON "sign_in_failure" ("last_failed_at");

-- Wrong passwords for the audit log, by e-mail address of a person (empty: of nobody here) and hour.
CREATE TABLE "sign_in_failure_hour" (
  "email" TEXT NOT NULL,
  "hour" TIMESTAMPTZ(3) NOT NULL,
  "failures" INTEGER NOT NULL,
  PRIMARY KEY ("hour", "email")
);

ALTER TABLE "api_token" ADD COLUMN "expires_at" TIMESTAMPTZ(3);
CREATE INDEX "api_token_created" ON "api_token" ("created_at" DESC, "id" DESC);

CREATE INDEX "audit_entry_actor" ON "audit_entry" ("actor", "sequence" DESC);
CREATE INDEX "audit_entry_action" ON "audit_entry" ("action", "sequence" DESC);
CREATE INDEX "audit_entry_target" ON "audit_entry" ("target", "sequence" DESC);
