package io.aimeter.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system in memory that is small enough to be filled. */
final class SmallDisk {
  private static final int PIECE = 1 << 16;

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /** Mounts one there. */
  static SmallDisk mount(Path directory, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Process mount =
        new ProcessBuilder(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + megabytes + "m",
                "soak",
                directory.toString())
            .inheritIO()
            .start();
    if (mount.waitFor() != 0) {
      throw new IOException(
          "cannot mount a small file system at "
              + directory
              + "; start this by integration-tests/soak, or with --no-full-disks");
    }
    return new SmallDisk(directory);
  }

  /** Takes all room that is left; returns what {@link #free} takes away. */
  void fill() {
    byte[] piece = new byte[PIECE];
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException e) {
      // Full, which was wanted.
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return directory.resolve("filler");
  }
}
