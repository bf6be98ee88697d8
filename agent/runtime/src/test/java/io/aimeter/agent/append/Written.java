package io.aimeter.agent.append;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aimeter.core.ledger.Layout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/** What a journal has written, read as a collector reads it. */
final class Written {
  private Written() {}

  /** A record of the journal's tests. */
  static ByteBuffer record(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The instance directories, in order. */
  static List<Path> directories(Path root) throws IOException {
    if (!Files.exists(Layout.queues(root))) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(Layout.queues(root))) {
      return directories.sorted().toList();
    }
  }

  /** Every record of all directories: of each, the spill file's and then the queue's. */
  static List<String> all(Path root) throws IOException {
    List<String> records = new ArrayList<>();
    for (Path directory : directories(root)) {
      records.addAll(spill(directory));
      records.addAll(queue(directory));
    }
    return records;
  }

  /** The spill file's records, each with its length and checksum. */
  static List<String> spill(Path directory) throws IOException {
    List<String> records = new ArrayList<>();
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(directory.resolve(Layout.SPILL)));
    while (file.hasRemaining()) {
      byte[] payload = new byte[file.getInt()];
      int crc = file.getInt();
      file.get(payload);
      CRC32 found = new CRC32();
      found.update(payload);
      assertEquals((int) found.getValue(), crc, "checksum");
      records.add(new String(payload, StandardCharsets.UTF_8));
    }
    return records;
  }

  /** The queue's records; none where no queue is open. */
  static List<String> queue(Path directory) throws IOException {
    List<String> records = new ArrayList<>();
    if (files(directory, ".cq4") == 0) {
      return records;
    }
    try (SingleChronicleQueue queue =
            SingleChronicleQueueBuilder.binary(directory).readOnly(true).build();
        ExcerptTailer tailer = queue.createTailer().toStart()) {
      while (true) {
        try (DocumentContext document = tailer.readingDocument()) {
          if (!document.isPresent()) {
            return records;
          }
          Bytes<?> bytes = document.wire().bytes();
          byte[] payload = new byte[(int) bytes.readRemaining()];
          bytes.read(payload);
          records.add(new String(payload, StandardCharsets.UTF_8));
        }
      }
    }
  }

  /** How many files of the directory have names that end so. */
  static long files(Path directory, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(suffix)).count();
    }
  }
}
