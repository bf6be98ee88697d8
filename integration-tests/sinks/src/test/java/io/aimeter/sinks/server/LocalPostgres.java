package io.aimeter.sinks.server;

import java.util.Map;

/** PostgreSQL's own binaries, as a process here. */
public final class LocalPostgres extends LocalProvider {
  /** Found by {@link java.util.ServiceLoader}. */
  public LocalPostgres() {
    super("postgres", PostgresProcess::whyNot);
  }

  @Override
  public RealServer start() throws Exception {
    return new PostgresProcess(Map.of());
  }
}
