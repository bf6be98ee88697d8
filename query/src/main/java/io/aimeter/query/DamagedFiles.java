package io.aimeter.query;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * Tells Parquet files of a store that are not as they were written: after a disk's fault, or a copy
 * that broke off. What it says names the file, and what to do.
 */
public final class DamagedFiles {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** Magic at both ends, and the length of what is before the last. */
  private static final int LEAST = 3 * MAGIC.length;

  private DamagedFiles() {}

  /**
   * Why the file cannot be whole; null where it may be. Looks at its ends alone.
   *
   * @param bytes how many it had when it was written, 0 where that is not known
   */
  public static String problem(Path file, long bytes) {
    if (!Files.exists(file)) {
      return says(file, "is missing");
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long length = in.length();
      if (length < bytes) {
        return says(file, "is damaged: of " + bytes + " bytes it has " + length);
      }
      if (length < LEAST || !hasMagic(in, 0) || !hasMagic(in, length - MAGIC.length)) {
        return says(file, "is damaged: its begin or end is not that of a Parquet file");
      }
      return null;
    } catch (IOException e) {
      return says(file, "cannot be read (" + e.getMessage() + ")");
    }
  }

  /** Why the file cannot be read; null where it can. Reads all of it. */
  static String problemOfReading(Path file, Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet all =
            statement.executeQuery(
                "SELECT count(COLUMNS(*)) FROM read_parquet(" + Sql.text(file.toString()) + ")")) {
      all.next();
      return null;
    } catch (SQLException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return says(file, "is damaged (" + why + ")");
    }
  }

  private static boolean hasMagic(RandomAccessFile in, long at) throws IOException {
    byte[] there = new byte[MAGIC.length];
    in.seek(at);
    in.readFully(there);
    return Arrays.equals(there, MAGIC);
  }

  private static String says(Path file, String what) {
    return file + " " + what + "; restore it from a backup: files of a store never change";
  }
}
