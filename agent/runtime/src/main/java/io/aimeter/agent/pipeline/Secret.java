package io.aimeter.agent.pipeline;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The installation's secret: a file of the user's, or the file {@code secret} in the aimeter
 * directory, 32 random bytes that only its owner can read, made by the first agent that needs it.
 */
public final class Secret {
  private static final String FILE = "secret";
  private static final int SIZE = 32;
  private static final int LEAST = 16;
  private static final int MOST = 4096;

  private Secret() {}

  /**
   * The secret in a directory.
   *
   * @throws IOException if it can neither be read nor made
   */
  public static byte[] in(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      Files.createDirectories(directory);
      make(file);
    }
    byte[] secret = Files.readAllBytes(file);
    if (secret.length != SIZE) {
      throw new IOException(file + " does not hold " + SIZE + " bytes; delete it");
    }
    return secret;
  }

  /**
   * The secret that is in a file of the user's, the same on several machines: bytes as they are, or
   * a text, of which the end of the line is no part.
   *
   * @throws IOException if it cannot be read or is too short; the message has none of it
   */
  public static byte[] of(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    int length = content.length;
    if (isText(content)) {
      while (length > 0 && (content[length - 1] == '\n' || content[length - 1] == '\r')) {
        length--;
      }
    }
    if (length < LEAST || length > MOST) {
      throw new IOException(
          file + " holds " + length + " bytes; a secret has between " + LEAST + " and " + MOST);
    }
    return Arrays.copyOf(content, length);
  }

  private static boolean isText(byte[] content) {
    for (byte b : content) {
      if ((b < ' ' || b > '~') && b != '\n' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Made beside and linked into place, so that another agent never sees half of it. */
  private static void make(Path file) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path fresh = Files.createTempFile(file.getParent(), FILE, ".new", ownerOnly);
    try {
      Files.write(fresh, random());
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      // Another agent was first: its secret holds.
    } catch (UnsupportedOperationException e) {
      Files.move(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** A secret for this process alone. */
  public static byte[] random() {
    byte[] secret = new byte[SIZE];
    new SecureRandom().nextBytes(secret);
    return secret;
  }
}
