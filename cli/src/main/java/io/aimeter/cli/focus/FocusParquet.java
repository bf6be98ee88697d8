package io.aimeter.cli.focus;

import io.aimeter.query.ParquetFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows as a Parquet file. */
final class FocusParquet {
  private FocusParquet() {}

  /** Writes the file, in place of one that is there. */
  static void write(List<FocusRow> rows, FocusTerms terms, Path file) throws IOException {
    Map<String, String> columns = new LinkedHashMap<>();
    FocusColumn.ALL.forEach(column -> columns.put(column.title(), column.type().sql()));
    ParquetFile.write(file, columns, () -> rows.stream().map(row -> values(row, terms)).iterator());
  }

  private static List<Object> values(FocusRow row, FocusTerms terms) {
    List<Object> values = new ArrayList<>();
    for (FocusColumn column : FocusColumn.ALL) {
      Object value = column.of(row, terms);
      if (value instanceof BigDecimal number) {
        values.add(number.setScale(FocusColumn.SCALE));
      } else {
        values.add(value instanceof Instant ? value : FocusText.of(value));
      }
    }
    return values;
  }
}
