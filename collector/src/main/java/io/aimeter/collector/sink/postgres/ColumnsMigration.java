package io.aimeter.collector.sink.postgres;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Adds the columns of fields that the table lacks: run again whenever the table of fields grows.
 */
final class ColumnsMigration implements JavaMigration {
  @Override
  public MigrationVersion getVersion() {
    return null; // repeatable
  }

  @Override
  public String getDescription() {
    return "columns of the record";
  }

  @Override
  public Integer getChecksum() {
    return Columns.missing().hashCode();
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    try (Statement statement = context.getConnection().createStatement()) {
      statement.execute(Columns.missing());
    }
  }
}
