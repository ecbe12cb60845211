-- How often it was seen on each day, as JSON: {"2026-04-03": 12}. In the row itself, so that the trend costs no write.
ALTER TABLE fingerprints ADD COLUMN days TEXT NOT NULL DEFAULT '{}';
-- The version that has the fix, where the admin said so.
ALTER TABLE fingerprints ADD COLUMN fixed_in TEXT;

-- What the triage has still to be told about this fingerprint: new, regressed or promoted. Written with the change
-- itself and taken away when the message about it was handled, so that none is lost between D1 and the queue.
ALTER TABLE fingerprints ADD COLUMN notice TEXT;
ALTER TABLE fingerprints ADD COLUMN notice_at TEXT;

CREATE INDEX fingerprints_by_notice ON fingerprints (notice_at) WHERE notice IS NOT NULL;
CREATE INDEX fingerprints_fixed ON fingerprints (fingerprint) WHERE status = 'fixed';

-- Messages that could not be handled, until an admin has them tried again. They hold ids and enums only.
CREATE TABLE dead_letters (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  -- JSON; of what is no message of ours, its scrubbed beginning.
  message TEXT NOT NULL,
  attempts INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX dead_letters_by_age ON dead_letters (at);
