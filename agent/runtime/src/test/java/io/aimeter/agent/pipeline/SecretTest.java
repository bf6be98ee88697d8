package io.aimeter.agent.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
  @TempDir Path directory;

  private static String print(byte[] secret) {
    return new Fingerprints(secret).of("key", "sk-1");
  }

  @Test
  void isMadeOnFirstUseForItsOwnerAlone() throws IOException {
    Path installation = directory.resolve("new");
    byte[] secret = Secret.in(installation);
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(installation.resolve("secret"))));
    assertArrayEquals(secret, Secret.in(installation));
    assertNotEquals(print(secret), print(Secret.in(directory.resolve("other"))));
  }

  @Test
  void twoMachinesWithTheSameSecretGiveTheSameFingerprints() throws IOException {
    Path text = Files.writeString(directory.resolve("a"), "correct horse battery");
    Path line = Files.writeString(directory.resolve("b"), "correct horse battery\r\n");
    assertEquals(print(Secret.of(text)), print(Secret.of(line)));

    Secret.in(directory);
    Path copied = directory.resolve("copy");
    Files.copy(directory.resolve("secret"), copied);
    assertEquals(print(Secret.in(directory)), print(Secret.of(copied)));
  }

  @Test
  void bytesAreTakenAsTheyAre() throws IOException {
    byte[] bytes = new byte[32];
    bytes[31] = '\n';
    assertArrayEquals(bytes, Secret.of(Files.write(directory.resolve("raw"), bytes)));
  }

  @Test
  void oneThatIsTooShortIsRefusedAndNotRepeated() throws IOException {
    Path file = Files.writeString(directory.resolve("short"), "hunter2\n");
    String message = assertThrows(IOException.class, () -> Secret.of(file)).getMessage();
    assertEquals(file + " holds 7 bytes; a secret has between 16 and 4096", message);
    assertFalse(message.contains("hunter2"));
    assertThrows(IOException.class, () -> Secret.of(directory.resolve("missing")));
  }
}
