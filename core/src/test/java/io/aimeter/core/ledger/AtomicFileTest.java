package io.aimeter.core.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path directory;

  @Test
  void whyItCannotBeWrittenIsToldRatherThanWhatOfItCannotBeDeleted() throws IOException {
    Path target = Files.write(directory.resolve("f"), bytes("old"));
    Path inTheWay = Files.createDirectories(directory.resolve("f.tmp/x"));

    IOException failed =
        assertThrows(IOException.class, () -> AtomicFile.replace(target, bytes("new"), true));

    assertTrue(failed.getMessage().contains("f.tmp"), failed.getMessage());
    assertFalse(failed instanceof DirectoryNotEmptyException, "" + failed);
    assertEquals(DirectoryNotEmptyException.class, failed.getSuppressed()[0].getClass());
    assertArrayEquals(bytes("old"), Files.readAllBytes(target));
    Files.delete(inTheWay);
    IOException alike =
        assertThrows(IOException.class, () -> AtomicFile.replace(target, bytes("new"), true));
    assertEquals(failed.getMessage(), alike.getMessage(), "said once, whatever is left of it");

    AtomicFile.replace(target, bytes("new"), true);

    assertArrayEquals(bytes("new"), Files.readAllBytes(target));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
