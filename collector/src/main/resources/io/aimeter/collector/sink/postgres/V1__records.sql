-- One row a record, a partition a UTC day. The other columns follow from the table of fields: see ColumnsMigration.
CREATE TABLE aimeter_record (
  -- Follows from the record; a partitioned table's key must have it.
  day date NOT NULL,
  instance text NOT NULL,
  -- Unique in an instance.
  sequence bigint NOT NULL,
  PRIMARY KEY (day, instance, sequence)
) PARTITION BY RANGE (day);

-- Up to where each stream of a collector has been written, in the transaction that wrote it.
CREATE TABLE aimeter_stream (
  stream text PRIMARY KEY,
  position bigint NOT NULL,
  written_at timestamptz NOT NULL
);
