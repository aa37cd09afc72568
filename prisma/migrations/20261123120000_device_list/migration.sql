-- The list of devices: one index for each order of it, which filters of the same column use as well.
DROP INDEX "device_name_idx";
DROP INDEX "device_score_breach_idx";
CREATE INDEX "device_list_group_idx" ON "device" ("group_id", "id") WHERE "merged_into" IS NULL;
CREATE INDEX "device_list_name_idx" ON "device" (lower("name"), "id") WHERE "merged_into" IS NULL;
CREATE INDEX "device_list_site_idx" ON "device" ("site", "id") WHERE "merged_into" IS NULL;
CREATE INDEX "device_list_type_idx" ON "device" ("type", "id") WHERE "merged_into" IS NULL;
CREATE INDEX "device_list_vendor_idx" ON "device" ("vendor", "id") WHERE "merged_into" IS NULL;
CREATE INDEX "device_list_model_idx" ON "device" ("model", "id") WHERE "merged_into" IS NULL;
CREATE INDEX "device_list_firmware_idx" ON "device" ("firmware", "id") WHERE "merged_into" IS NULL;
CREATE INDEX "device_list_segment_idx" ON "device" ("segment", "id") WHERE "merged_into" IS NULL;
CREATE INDEX "device_list_criticality_idx" ON "device"
  ((CASE "criticality" WHEN 'low' THEN 1 WHEN 'medium' THEN 2 WHEN 'high' THEN 3 END), "id") WHERE "merged_into" IS NULL;
CREATE INDEX "device_list_born_idx" ON "device" ("born_at", "id") WHERE "merged_into" IS NULL;
-- Negated, so that the highest score and the first id come first when an index is read forwards.
CREATE INDEX "device_score_breach_idx" ON "device_score" ((-"breach_printed"), "device_id");
CREATE INDEX "device_score_threat_idx" ON "device_score" ((-"threat_printed"), "device_id");
-- Devices that a rule has something against.
CREATE INDEX "finding_rule_open_idx" ON "finding" ("rule_id", "device_id") WHERE "closed_at" IS NULL;

-- Words are found inside of ids, names and addresses with trigrams where the server has them and lets us. Without, a
-- search reads the list a piece at a time.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "device_text_idx" ON "device" USING gin (lower("id" || ' ' || "name") gin_trgm_ops)
    WHERE "merged_into" IS NULL;
  CREATE INDEX "address_claim_text_idx" ON "address_claim" USING gin ("address" gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'pg_trgm is not available: %', SQLERRM;
END
$$;
