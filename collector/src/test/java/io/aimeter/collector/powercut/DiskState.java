package io.aimeter.collector.powercut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Directories and files at one moment, by relative paths; a directory's content is null. */
public final class DiskState {
  private static final String STATUS = "collector.json";

  private final Map<String, byte[]> contents = new TreeMap<>();

  void add(String path, byte[] content) {
    contents.put(path, content);
  }

  /** What tells it from other states. */
  public long fingerprint() {
    CRC32 paths = new CRC32();
    long contentsHash = 0;
    for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
      if (entry.getKey().endsWith(STATUS)) {
        continue; // it tells the time
      }
      paths.update(entry.getKey().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      contentsHash = 31 * contentsHash + Arrays.hashCode(entry.getValue());
    }
    return contentsHash << 32 ^ paths.getValue();
  }

  /** Makes it a directory's content; files are sparse where they end in zeros. */
  public void restore(Path directory) throws IOException {
    for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
      Path path = directory.resolve(entry.getKey());
      byte[] content = entry.getValue();
      if (content == null) {
        Files.createDirectories(path);
        continue;
      }
      int used = content.length;
      while (used > 0 && content[used - 1] == 0) {
        used--;
      }
      try (SeekableByteChannel out =
          Files.newByteChannel(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        out.write(ByteBuffer.wrap(content, 0, used));
        if (used < content.length) {
          out.position(content.length - 1L);
          out.write(ByteBuffer.allocate(1));
        }
      }
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    contents.forEach(
        (path, content) ->
            text.append(path)
                .append(content == null ? "/" : " " + content.length)
                .append(System.lineSeparator()));
    return text.toString();
  }
}
