package io.aimeter.collector.store;

import java.io.IOException;
import java.nio.file.Path;

/** Another collector has locked the store. */
public final class StoreInUseException extends IOException {
  private static final long serialVersionUID = 1;

  private final String store;

  StoreInUseException(Path directory) {
    super(
        directory
            + " belongs to a collector that is running; stop that one, or give this one a store of"
            + " its own with --writer NAME");
    store = directory.toString();
  }

  /** The store. */
  public String store() {
    return store;
  }
}
