package io.aimeter.cli.doctor;

import static io.aimeter.cli.TestStore.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.cli.doctor.JvmCommand.Attachment;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.Outbox;
import io.aimeter.core.ledger.Parcel;
import io.aimeter.core.ledger.Rerating;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.record.RecordField;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String TODAY = "2026-11-24T11:59:00Z";
  private static final List<JvmCommand> ATTACHED = List.of(new JvmCommand(42, Attachment.ATTACHED));

  @TempDir Path root;
  private TestStore store;

  @BeforeEach
  void openStore() throws Exception {
    store = new TestStore(root, "w-1");
  }

  private static Map<String, Object> status(Object... keysAndValues) {
    Map<String, Object> status = new HashMap<>();
    status.put(StatusFile.WRITTEN_AT, NOW.minusSeconds(2).toEpochMilli());
    for (int i = 0; i < keysAndValues.length; i += 2) {
      status.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
    }
    return status;
  }

  private FileLock lock(Path file) throws Exception {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).lock();
  }

  private FileLock runCollector() throws Exception {
    StatusFile.write(
        store.directory().resolve(Layout.COLLECTOR_STATUS), status(StatusFile.COMMITTED, 2));
    return lock(store.directory().resolve(Layout.STORE_LOCK));
  }

  private List<Finding> examine() throws Exception {
    return Doctor.examine(root, ATTACHED, NOW);
  }

  private void expect(Mark mark, String subject, String... texts) throws Exception {
    List<Finding> findings = examine();
    assertTrue(
        findings.stream()
            .anyMatch(
                finding ->
                    finding.mark() == mark
                        && finding.subject().equals(subject)
                        && List.of(texts).stream().allMatch(finding.text()::contains)),
        findings.toString());
  }

  @Test
  void allIsWell() throws Exception {
    Path queue = store.agentStatus("jvm-1", status(StatusFile.APPENDED, 2));
    store.commit(call("jvm-1", 1, TODAY), call("jvm-1", 2, TODAY));
    try (FileLock collector = runCollector();
        FileLock live = lock(queue.resolve(Layout.LIVE_LOCK))) {
      assertTrue(collector.isValid() && live.isValid());
      List<Finding> findings = examine();
      assertTrue(findings.stream().allMatch(f -> f.mark() == Mark.OK), findings.toString());
      expect(Mark.OK, "queue", "1 live JVM, 2 records appended, last status 2.0 s ago");
      expect(Mark.OK, "agent", "process 42");
      expect(Mark.OK, "collector", "w-1 runs, 2 records committed");
      expect(Mark.OK, "store", "0 gaps in 2 records of 1 JVM");
      expect(Mark.OK, "prices", "all of 2 calls");
    }
  }

  @Test
  void aClientThatNoTapSees() throws Exception {
    store.commit(
        call("jvm-1", 1, TODAY),
        call("jvm-1", 2, TODAY)
            .set(RecordField.CALL_TYPE, RecordField.UNMETERED)
            .set(RecordField.CLIENT, "some.http.Client")
            .set(RecordField.SERVER_ADDRESS, "api.openai.com"));
    expect(Mark.WARN, "coverage", "some.http.Client to api.openai.com");
  }

  @Test
  void nothingWasEverSetUp() throws Exception {
    Path nowhere = root.resolve("nowhere");
    List<Finding> findings = Doctor.examine(nowhere, List.of(), NOW);
    assertEquals(2, findings.stream().filter(f -> f.mark() == Mark.FAIL).count());
  }

  @Test
  void theAgentGivenWrongly() throws Exception {
    List<Finding> findings =
        Doctor.examine(
            root,
            List.of(
                new JvmCommand(7, Attachment.TOO_LATE), new JvmCommand(8, Attachment.CLASS_PATH)),
            NOW);
    assertTrue(
        findings.toString().contains("process 7 has -javaagent after its main class or jar"));
    assertTrue(
        findings.toString().contains("process 8 has the agent's jar as a program or library"));
  }

  @Test
  void recordsWaitAndNoCollectorRuns() throws Exception {
    store.agentStatus("jvm-1", status(StatusFile.APPENDED, 5));
    store.commit(call("jvm-1", 1, TODAY), call("jvm-1", 2, TODAY));
    expect(Mark.FAIL, "collector", "none is running, and queues wait");
    expect(Mark.FAIL, "store", "3 records appended but not in the store yet");
    Files.createFile(store.directory().resolve(Layout.STORE_LOCK));
    expect(Mark.FAIL, "collector", "none is running");
    try (FileLock collector = runCollector()) {
      assertTrue(collector.isValid());
      expect(Mark.OK, "store", "3 records appended", "the collector is on it");
    }
  }

  @Test
  void aSilentCollector() throws Exception {
    try (FileLock collector = runCollector()) {
      assertTrue(collector.isValid());
      StatusFile.write(
          store.directory().resolve(Layout.COLLECTOR_STATUS),
          Map.of(
              StatusFile.WRITTEN_AT,
              NOW.minusSeconds(600).toEpochMilli(),
              StatusFile.UNREADABLE,
              3));
      expect(Mark.WARN, "collector", "silent for 10 min");
      expect(Mark.FAIL, "collector", "3 queue entries it cannot read");
    }
  }

  @Test
  void whatAgentsDroppedSwallowedAndShed() throws Exception {
    Path queue =
        store.agentStatus(
            "jvm-1",
            status(
                StatusFile.TEAM,
                "search",
                StatusFile.APP,
                "ranker",
                StatusFile.PID,
                17,
                StatusFile.DROPPED_DISK,
                4,
                StatusFile.DROPPED_DISK + StatusFile.FIRST,
                Instant.parse("2026-03-09T10:00:00Z").toEpochMilli(),
                StatusFile.DROPPED_DISK + StatusFile.LAST,
                Instant.parse("2026-03-09T10:02:30.250Z").toEpochMilli(),
                StatusFile.SHED,
                2,
                StatusFile.SWALLOWED_PREFIX + "tap",
                1,
                StatusFile.LAST_PROBLEM,
                "No space left on device",
                StatusFile.WRITTEN_AT,
                NOW.minusSeconds(90).toEpochMilli()));
    try (FileLock live = lock(queue.resolve(Layout.LIVE_LOCK))) {
      assertTrue(live.isValid());
      expect(
          Mark.FAIL,
          "queue",
          "jvm-1 (search/ranker, pid 17) dropped 4 records: disk full or size cap 4"
              + " from 2026-03-09T10:00:00Z to 2026-03-09T10:02:30.250Z",
          "No space left on device");
      expect(Mark.WARN, "queue", "2 bodies not read");
      expect(Mark.WARN, "queue", "swallowed 1 error of its own in tap");
      expect(Mark.WARN, "queue", "silent for 90.0 s");
    }
  }

  @Test
  void sinks() throws Exception {
    try (FileLock collector = runCollector()) {
      assertTrue(collector.isValid());
      StatusFile.write(
          store.directory().resolve(Layout.COLLECTOR_STATUS),
          status(
              "sink.kafka.shipped", 7,
              "sink.kafka.waiting", 0,
              "sink.kafka.refused", 2,
              "sink.postgres.shipped", 0,
              "sink.postgres.waiting", 9,
              "sink.postgres.problem", "connection refused"));
      expect(Mark.OK, "sink", "w-1 to kafka: 7 records shipped since its start, 0 records wait");
      expect(Mark.FAIL, "sink", "w-1 to kafka refused 2 records for good");
      expect(Mark.FAIL, "sink", "w-1 to postgres gets none: connection refused; 9 records wait");
    }
  }

  @Test
  void aCollectorThatCannotAnswerOverHttp() throws Exception {
    try (FileLock collector = runCollector()) {
      assertTrue(collector.isValid());
      StatusFile.write(
          store.directory().resolve(Layout.COLLECTOR_STATUS),
          status(StatusFile.HTTP_PROBLEM, "cannot answer at http://127.0.0.1:9464: taken"));
      expect(
          Mark.FAIL,
          "collector",
          "w-1 collects, but cannot answer at http://127.0.0.1:9464: taken");
    }
  }

  @Test
  void recordsOfTheFuture() throws Exception {
    store.commit(call("jvm-1", 1, TODAY));
    assertTrue(examine().stream().noneMatch(finding -> finding.subject().equals("clock")));
    store.commit(call("jvm-1", 2, "2027-11-24T11:59:00Z"));
    expect(Mark.WARN, "clock", "w-1 has records of the future, up to 2027-11-24T11:59:00Z");
  }

  @Test
  void aDamagedFileOfEarlierPricesAndOneOfASinkThatIsGone() throws Exception {
    store.commit(call("jvm-1", 1, TODAY));
    Path prices =
        Files.writeString(store.directory().resolve("prices.parquet"), "PAR1 and no more");
    Rerating rerating = new Rerating(1, "v2", "prices.parquet", 1, 0, 1, 1, 2);
    Outbox outbox =
        new Outbox("kafka", "stream", 0, List.of(new Parcel("sent.parquet", 1)), List.of());
    Manifest now = Manifest.read(store.directory());
    new Manifest(2, now.files(), now.next(), List.of(rerating), List.of(outbox))
        .commit(store.directory());
    expect(Mark.FAIL, "store", prices + " is damaged: its begin or end is not that of a Parquet");
    expect(Mark.FAIL, "store", store.directory().resolve("sent.parquet") + " is missing; restore");
  }

  @Test
  void gapsAndDuplicates() throws Exception {
    Files.createDirectories(store.directory().resolve(Layout.INSTANCES));
    StatusFile.write(
        store.directory().resolve(Layout.INSTANCES).resolve("gone.json"),
        status(StatusFile.APPENDED, 2, StatusFile.DROPPED_BUFFER, 1));
    store.commit(
        call("gone", 1, TODAY),
        call("gone", 4, TODAY),
        call("twice", 1, TODAY),
        call("twice", 1, TODAY));
    expect(
        Mark.FAIL,
        "store",
        "gone: 2 records missing, of which its agent counted 1 as dropped; number 2-3");
    Path kept = Files.createDirectories(store.directory().resolve("unreadable/gone"));
    expect(Mark.FAIL, "store", "number 2-3; unreadable files of its queue are kept in " + kept);
    expect(Mark.FAIL, "store", "twice: 1 record stored twice");
  }

  @Test
  void unpricedAndWithoutUsage() throws Exception {
    store.commit(
        call("jvm-1", 1, TODAY)
            .set(RecordField.PRICE_STATE, "unpriced")
            .set(RecordField.RESPONSE_MODEL, "brand-new")
            .set(RecordField.COST, null),
        call("jvm-1", 2, TODAY).set(RecordField.USAGE_SOURCE, "none"));
    expect(Mark.WARN, "prices", "1 record unpriced", "brand-new");
    expect(Mark.WARN, "prices", "1 billable call without usage");
  }

  @Test
  void theCommandPrintsAndExitsByTheWorst() throws Exception {
    store.agentStatus("jvm-1", status(StatusFile.APPENDED, 5));
    Run text = Run.of("doctor", "--dir", root);
    assertEquals(1, text.exitCode());
    assertTrue(text.out().contains("FAIL  collector  none is running"), text.out());
    assertTrue(text.out().contains("→ Start it and keep it running"), text.out());
    assertTrue(Run.of("doctor", "--dir", root, "--json").json().get(0).has("mark"));
  }
}
