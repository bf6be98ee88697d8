package io.aimeter.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusFileTest {
  @TempDir Path directory;

  @Test
  void whoSaidNothingForAWhileRunsNoMore() {
    long now = System.currentTimeMillis();
    assertTrue(StatusFile.isFresh(Map.of(StatusFile.WRITTEN_AT, now - 5_000)));
    assertFalse(StatusFile.isFresh(Map.of(StatusFile.WRITTEN_AT, now - 15_000)));
    assertFalse(StatusFile.isFresh(Map.of()));
  }

  @Test
  void whatIsWrittenIsReadInOrder() throws IOException {
    Path file = directory.resolve(Layout.AGENT_STATUS);
    Map<String, Object> status = new LinkedHashMap<>();
    status.put(StatusFile.VERSION, "1.0 \"é\"");
    status.put(StatusFile.PID, 4711);
    status.put(StatusFile.LAST_PROBLEM, null);
    status.put(StatusFile.APPENDED, Long.MAX_VALUE);
    StatusFile.write(file, Map.of("old", 1));
    StatusFile.write(file, status);

    Map<String, Object> read = StatusFile.read(file);

    assertEquals(
        List.of(StatusFile.VERSION, StatusFile.PID, StatusFile.APPENDED),
        new ArrayList<>(read.keySet()));
    assertEquals("1.0 \"é\"", read.get(StatusFile.VERSION));
    assertEquals(4711, StatusFile.number(read, StatusFile.PID));
    assertEquals(Long.MAX_VALUE, StatusFile.number(read, StatusFile.APPENDED));
    assertEquals(0, StatusFile.number(read, StatusFile.SHED), "absent");
    assertEquals(0, StatusFile.number(read, StatusFile.VERSION), "a text");
  }

  @Test
  void otherValuesArePassedOver() throws IOException {
    Path file = Files.writeString(directory.resolve("s"), "{\"a\":[1,{}],\"b\":1.5,\"c\":2}");
    assertEquals(Map.of("c", 2L), StatusFile.read(file));
  }

  @Test
  void overwritingNeedsNoFurtherFile() throws IOException {
    Path file = directory.resolve(Layout.AGENT_STATUS);
    StatusFile.write(file, Map.of("a", 1, "longer", "than the next"));
    StatusFile.overwrite(file, Map.of("a", 2));
    assertEquals(Map.of("a", 2L), StatusFile.read(file));
    StatusFile.overwrite(file, Map.of("a", "longer than all of the former ones ".repeat(3)));
    assertEquals(
        Map.of("a", "longer than all of the former ones ".repeat(3)), StatusFile.read(file));
    assertThrows(
        NoSuchFileException.class,
        () -> StatusFile.overwrite(directory.resolve("none"), Map.of("a", 1)));
  }

  @Test
  void aMissingFileIsToldApart() {
    assertThrows(
        NoSuchFileException.class, () -> StatusFile.read(directory.resolve("status.json")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | the status object is missing",
        "[1] | the status object is missing",
        "{\"pid\": | line 1, column",
        "{\"pid\": nonsense} | Unrecognized token 'nonsense'",
      })
  void aDamagedFileIsNamed(String content, String why) throws IOException {
    Path file = Files.writeString(directory.resolve("status.json"), content);
    IOException e = assertThrows(IOException.class, () -> StatusFile.read(file));
    assertTrue(e.getMessage().startsWith("cannot read " + file + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  @Test
  void aFileThatCannotBeWrittenLeavesTheOldOne() throws IOException {
    Path file = directory.resolve("status.json");
    StatusFile.write(file, Map.of("a", 1));
    Files.createDirectories(directory.resolve("status.json.tmp"));
    assertThrows(IOException.class, () -> StatusFile.write(file, Map.of("a", 2)));
    assertEquals(Map.of("a", 1L), StatusFile.read(file));
  }
}
