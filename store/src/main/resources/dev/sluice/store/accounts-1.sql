-- Step 1 of the account file: accounts, API keys, monthly counters. Never edited once released; changes are new steps.
CREATE TABLE account (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  email TEXT UNIQUE,
  created_ms INTEGER NOT NULL,
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1))
) STRICT;

CREATE TABLE api_key (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  created_ms INTEGER NOT NULL,
  last_used_ms INTEGER
) STRICT;

CREATE INDEX api_key_by_account ON api_key (account, seq);

CREATE TABLE monthly_requests (
  account TEXT NOT NULL REFERENCES account (id),
  month TEXT NOT NULL,
  requests INTEGER NOT NULL,
  PRIMARY KEY (account, month)
) STRICT, WITHOUT ROWID;
