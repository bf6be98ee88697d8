package io.aimeter.collector.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.core.ledger.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has been told, and what still waits to be: kept on disk, so that no start tells anything
 * twice or forgets it.
 *
 * @param told when each condition was first seen, epoch milliseconds by its key
 * @param waiting alerts that have not been taken yet, in order
 */
record AlertState(Map<String, Long> told, List<Alert> waiting) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a file keeps, to be changed; nothing where it is not there.
   *
   * @throws IOException if it cannot be read
   */
  static AlertState read(Path file) throws IOException {
    try {
      AlertState kept = JSON.readValue(Files.readAllBytes(file), AlertState.class);
      return new AlertState(new TreeMap<>(kept.told), new ArrayList<>(kept.waiting));
    } catch (NoSuchFileException e) {
      return new AlertState(new TreeMap<>(), new ArrayList<>());
    } catch (JsonProcessingException | NullPointerException e) {
      throw new IOException(file + " is damaged; moved away, what holds now is told again", e);
    }
  }

  /** Durable when this returns. */
  void write(Path file) throws IOException {
    AtomicFile.replace(file, JSON.writeValueAsBytes(this), true);
  }

  static byte[] body(Alert alert) throws IOException {
    return JSON.writeValueAsBytes(alert);
  }
}
