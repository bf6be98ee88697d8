package io.aimeter.collector.web;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * The token of who may read the dashboard where none is configured: made once, and kept in a file
 * that only its owner may read, so that the owner's {@code aimeter dashboard} finds it.
 */
public final class AccessToken {
  /** The file's name in the aimeter directory. */
  public static final String FILE = "dashboard-token";

  private static final int BYTES = 24;
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private AccessToken() {}

  /**
   * The token of an aimeter directory.
   *
   * @throws IOException if it can neither be read nor written
   */
  public static String of(Path root) throws IOException {
    Path file = root.resolve(FILE);
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        String kept = isPrivate(file) ? Files.readString(file).strip() : "";
        if (!kept.isEmpty()) {
          return kept;
        }
        Files.delete(file); // others may have read it, or it was being written in a crash
      } catch (NoSuchFileException e) {
        // The first time.
      }
      try {
        return write(file);
      } catch (FileAlreadyExistsException e) {
        // Another made one in this moment.
      }
    }
    throw new IOException("cannot keep a token in " + file);
  }

  /** One that is kept nowhere. */
  public static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static boolean isPrivate(Path file) throws IOException {
    return !isPosix(file) || OWNER.containsAll(Files.getPosixFilePermissions(file));
  }

  /** Complete from the first moment: it appears under its name only once it is written. */
  private static String write(Path file) throws IOException {
    String token = random();
    FileAttribute<?>[] attributes =
        isPosix(file)
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
            : new FileAttribute<?>[0];
    Path temporary = Files.createTempFile(file.getParent(), FILE, ".tmp", attributes);
    try {
      Files.writeString(temporary, token + "\n");
      try {
        Files.createLink(file, temporary);
      } catch (UnsupportedOperationException e) {
        Files.move(temporary, file);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
    return token;
  }
}
