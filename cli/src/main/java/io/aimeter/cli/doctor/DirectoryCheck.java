package io.aimeter.cli.doctor;

import io.aimeter.cli.render.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Is the directory there, writable, and on a disk with room? */
final class DirectoryCheck {
  private static final long SCARCE = 1_000_000_000L;
  private static final long NOTHING = 50_000_000L;

  private DirectoryCheck() {}

  static void add(Path root, List<Finding> findings) throws IOException {
    String subject = "directory";
    if (!Files.isDirectory(root)) {
      findings.add(
          Finding.fail(
              subject,
              root + " does not exist: no agent has recorded anything there",
              "Attach the agent, or name the directory it writes to: --dir or AIMETER_DIR."));
      return;
    }
    if (!Files.isWritable(root)) {
      findings.add(
          Finding.fail(
              subject,
              root + " is not writable for " + System.getProperty("user.name"),
              "The users of the application and of the collector must be able to write there."));
      return;
    }
    long free = Files.getFileStore(root).getUsableSpace();
    String text = root + " is writable, " + Figures.bytes(free) + " free";
    if (free < NOTHING) {
      findings.add(Finding.fail(subject, text, "Make room: agents drop records on a full disk."));
    } else if (free < SCARCE) {
      findings.add(Finding.warn(subject, text, "Make room: agents drop records on a full disk."));
    } else {
      findings.add(Finding.ok(subject, text));
    }
  }
}
