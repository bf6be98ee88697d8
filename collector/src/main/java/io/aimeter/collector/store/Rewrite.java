package io.aimeter.collector.store;

import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.util.List;

/** Puts the rows of some files into others. */
interface Rewrite {
  /** The files that go. */
  List<StoreFile> inputs();

  /** Writes the files that come, with exactly the rows of those that go. */
  List<StoreFile> write(ParquetFiles files) throws IOException;
}
