package io.aimeter.sinks.server;

import java.util.Map;

/** PostgreSQL's own binaries, as a process here. */
public final class LocalPostgres implements RealServerProvider {
  @Override
  public String kind() {
    return "postgres";
  }

  @Override
  public String flavour() {
    return "local";
  }

  @Override
  public String whyNot() {
    return PostgresProcess.whyNot();
  }

  @Override
  public RealServer start() throws Exception {
    return new PostgresProcess(Map.of());
  }
}
