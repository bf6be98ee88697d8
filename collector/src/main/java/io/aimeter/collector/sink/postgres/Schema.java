package io.aimeter.collector.sink.postgres;

import io.aimeter.collector.sink.SinkException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the tables to the form that this version writes: see the migrations beside this class. */
final class Schema {
  /** The advisory lock of whoever changes tables. */
  static final long LOCK = 0x61696d65746572L; // "aimeter"

  private Schema() {}

  static void migrate(PostgresTarget target) throws SinkException {
    try {
      FluentConfiguration configuration =
          Flyway.configure(Schema.class.getClassLoader())
              .dataSource(target.url(), target.user(), target.password())
              .schemas(target.schema())
              .table("aimeter_schema_history")
              .locations("classpath:io/aimeter/collector/sink/postgres")
              .javaMigrations(new ColumnsMigration());
      // An existing schema with tables of others is fine; ours carry our name.
      configuration.baselineOnMigrate(true).baselineVersion("0");
      configuration.load().migrate();
    } catch (FlywayException e) {
      throw new SinkException("PostgreSQL: " + reason(e), e);
    }
  }

  /** What lies behind: Flyway draws a box around its own messages. */
  private static String reason(FlywayException e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
  }
}
