package io.aimeter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.aimeter.contract.program.RawTls;
import io.aimeter.contract.program.UnheardSocket;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.fake.FakeProvider;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application whose client no tap knows: said once a host, with the client's class. */
class UnmeteredIT {
  private static final long LONGEST_SECONDS = 60;

  @TempDir Path work;

  static List<Jdk> jdks() throws IOException {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aClientThatNoTapKnowsIsNotUnseen(Jdk jdk) throws Exception {
    LedgerOnDisk found =
        run(
            jdk,
            Run.property("contract.classes"),
            RawTls.class,
            List.of("api.openai.com", "api.openai.com", "api.anthropic.com"));
    assertEquals(
        List.of("openai api.openai.com", "anthropic api.anthropic.com"),
        found.records().stream().map(each -> checked(each, RawTls.class.getName())).toList());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aWebSocketThatNoTapHearsIsNotUnseen(Jdk jdk) throws Exception {
    Path clients = Path.of(Run.property("contract.clients"));
    LedgerOnDisk found =
        run(
            jdk,
            String.join(
                File.pathSeparator,
                Run.property("contract.classes"),
                clients.resolve("logback") + "/*",
                clients.resolve("ahc-2") + "/*"),
            UnheardSocket.class,
            List.of("api.openai.com"));
    assertEquals(
        List.of("openai api.openai.com"),
        found.records().stream().map(each -> checked(each, "netty (WebSocket)")).toList());
  }

  private LedgerOnDisk run(Jdk jdk, String classPath, Class<?> program, List<String> hosts)
      throws Exception {
    try (FakeProvider provider = FakeProvider.start(work.resolve("provider"))) {
      Path ledger = work.resolve("aimeter");
      List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
      command.add("-javaagent:" + Run.shippedAgent());
      command.add("-Daimeter.dir=" + ledger);
      command.add("-Dai.team=contract");
      command.add("-Djdk.net.hosts.file=" + provider.hostsFile());
      command.add("-Djavax.net.ssl.trustStore=" + provider.trustStore());
      command.add("-Djavax.net.ssl.trustStorePassword=" + FakeProvider.TRUST_PASSWORD);
      command.add("-Dio.netty.noUnsafe=true"); // of which JDK 25 warns
      command.addAll(List.of("-cp", classPath, program.getName()));
      command.add(Integer.toString(provider.httpsPort()));
      command.addAll(hosts);
      Path said = work.resolve("said.txt");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      assertEquals("", Files.readString(said));
      assertEquals(true, ended);
      assertEquals(0, process.exitValue());
      LedgerOnDisk found = LedgerOnDisk.read(ledger);
      assertFalse(found.status().toString().contains("swallowed"), found.status()::toString);
      return found;
    }
  }

  private static String checked(CostRecord record, String client) {
    assertEquals(RecordField.UNMETERED, record.text(RecordField.CALL_TYPE));
    assertEquals(client, record.text(RecordField.CLIENT));
    assertEquals("contract", record.text(RecordField.TEAM));
    assertFalse(record.has(RecordField.COST));
    return record.text(RecordField.PROVIDER) + " " + record.text(RecordField.SERVER_ADDRESS);
  }
}
