-- What people write down of a device. A removed note stays for a while, so that a slip can be taken back.
CREATE TABLE "device_note" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "device_id" TEXT NOT NULL REFERENCES "device" ("id"),
  "at" TIMESTAMPTZ(3) NOT NULL,
  "by" TEXT NOT NULL,
  "text" TEXT NOT NULL CHECK (length("text") BETWEEN 1 AND 4000),
  "edited_at" TIMESTAMPTZ(3),
  "removed_at" TIMESTAMPTZ(3)
);
CREATE INDEX "device_note_device_idx" ON "device_note" ("device_id", "at", "id");
