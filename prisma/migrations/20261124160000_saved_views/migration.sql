-- A list as somebody wants to find it again: the search part of its address, under a name of their own. It goes with them.
CREATE TABLE "saved_view" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "person_id" TEXT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
  "screen" TEXT NOT NULL,
  "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 80),
  "search" TEXT NOT NULL CHECK (length("search") <= 2000),
  "created_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "saved_view_name_idx" ON "saved_view" ("person_id", "screen", "name");
