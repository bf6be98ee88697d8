package io.aimeter.replay;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StoreFile;
import io.aimeter.core.record.FieldType;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads every row of the stores below an aimeter directory, as their MANIFESTs list them. */
final class LedgerReader {
  private LedgerReader() {}

  static List<LedgerRow> read(Path root) throws IOException, SQLException {
    List<LedgerRow> rows = new ArrayList<>();
    try (Stream<Path> stores = Files.list(Layout.stores(root));
        Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      for (Path store : stores.filter(Files::isDirectory).toList()) {
        for (StoreFile file : Manifest.read(store).files()) {
          readFile(duckdb, store.resolve(file.path()), rows);
        }
      }
    }
    return rows;
  }

  private static void readFile(Connection duckdb, Path file, List<LedgerRow> into)
      throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select * from read_parquet('" + file.toString().replace("'", "''") + "')")) {
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        columns.add(result.getMetaData().getColumnName(i));
      }
      while (result.next()) {
        Map<String, Object> values = new HashMap<>();
        for (RecordField field : RecordField.values()) {
          if (columns.contains(field.column())) {
            Object value = result.getObject(field.column());
            if (value != null) {
              values.put(field.column(), field.type() == FieldType.MAP ? texts(value) : value);
            }
          }
        }
        into.add(new LedgerRow(values));
      }
    }
  }

  private static Map<String, String> texts(Object map) {
    Map<String, String> texts = new HashMap<>();
    ((Map<?, ?>) map)
        .forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    return texts;
  }
}
