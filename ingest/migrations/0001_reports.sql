-- One row for each report id that was ever accepted. It holds no text of a report: ids, digests and counts only.
CREATE TABLE reports (
  report_id TEXT PRIMARY KEY,
  -- sha256 of the bytes as received, which also names the body in R2: reports/<report_id>/<digest>.
  digest TEXT NOT NULL,
  -- Differs in every report; whoever shows the proof behind it may have the report deleted.
  device_id TEXT NOT NULL,
  type TEXT NOT NULL,
  -- NULL where the type has none, and after deletion.
  fingerprint TEXT,
  received_at TEXT NOT NULL,
  -- 1 when the body is kept; 0 when its fingerprint was over its rate.
  body INTEGER NOT NULL,
  -- JSON list of { sha256, media_type, bytes } that this report names.
  attachments TEXT NOT NULL,
  -- How often this id was posted. It is 1 only inside the transaction that first accepted it, which is how a report
  -- is counted once.
  posts INTEGER NOT NULL DEFAULT 1,
  -- Set when the owner had it deleted; the id stays so that a late retry does not bring the report back.
  deleted_at TEXT
) WITHOUT ROWID;

CREATE INDEX reports_by_fingerprint ON reports (fingerprint, received_at);
CREATE INDEX reports_by_age ON reports (received_at);

-- The dedup table: one row for each fingerprint. Its counters outlive the reports they counted.
CREATE TABLE fingerprints (
  fingerprint TEXT PRIMARY KEY,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  -- Accepted distinct report ids.
  occurrence_count INTEGER NOT NULL,
  -- Sum of what the reports say, each capped at 1,000.
  reported_occurrences INTEGER NOT NULL,
  -- JSON list, in the order they were first seen.
  app_versions TEXT NOT NULL DEFAULT '[]',
  private_issue_number INTEGER,
  public_issue_number INTEGER,
  pull_request INTEGER,
  status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'confirmed', 'promoted', 'fixed', 'regressed')),
  -- The newest version seen when it was marked fixed: a newer one brings it back as regressed.
  fixed_after TEXT
) WITHOUT ROWID;

CREATE INDEX fingerprints_by_last_seen ON fingerprints (last_seen);

-- Everything else that is counted, by name: `reports`, `miss:<rule>`, `dropped_fields`, `invalid`, ...
CREATE TABLE tallies (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;

-- The key that turns addresses into limiter keys. Only today's is kept, so yesterday's hashes can never be undone.
CREATE TABLE daily_keys (
  day TEXT PRIMARY KEY,
  key TEXT NOT NULL
) WITHOUT ROWID;
