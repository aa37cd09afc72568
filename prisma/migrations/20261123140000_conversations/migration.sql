-- Records of a log that were understood and say nothing about a device.
ALTER TABLE "ingest_counter" ADD COLUMN "ignored" BIGINT NOT NULL DEFAULT 0;

-- With whom a device spoke on a day: a row per remote address, port of the server, transport and direction, at most
-- 256 a device and day; what is beyond them is added up in the row whose "remote_ip" is empty. Byte counts are what
-- monitors claim, so their sums must never overflow. Moved by no merge: a device's list reads those merged into it too.
CREATE TABLE "conversation" (
  "device_id" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "remote_ip" TEXT NOT NULL,
  "port" INTEGER NOT NULL,
  "transport" TEXT NOT NULL,
  "is_outgoing" BOOLEAN NOT NULL,
  "contacts" BIGINT NOT NULL,
  "answered" BIGINT NOT NULL,
  "bytes_out" DOUBLE PRECISION NOT NULL,
  "bytes_in" DOUBLE PRECISION NOT NULL,
  "first_at" TIMESTAMPTZ(3) NOT NULL,
  "last_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("device_id", "day", "remote_ip", "port", "transport", "is_outgoing")
) WITH (fillfactor = 80);

CREATE INDEX "device_merged_idx" ON "device" ("merged_into") WHERE "merged_into" IS NOT NULL;
