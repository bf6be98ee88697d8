package io.aimeter.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mapping rules that change while an application runs; and that the key and the user it has, and
 * the secret they are hashed with, are found nowhere.
 */
class RulesIT {
  private static final Path OWN_JDK = Path.of(System.getProperty("java.home"));
  private static final String KEY = "sk-secret-7301";
  private static final String USER = "ann.planted@shop.example";
  private static final String SECRET = "the secret of all our machines";

  @TempDir Path work;

  private final List<String> printed = new ArrayList<>();

  private static String rules(String finders) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    byte[] print = mac.doFinal(("key\0" + KEY).getBytes(UTF_8));
    return """
        rules:
          - name: finders
            when: {package: io.aimeter.apps.steady.search}
            set: {team: %s}
          - name: carts
            when: {class: Cart, host: api.openai.com}
            set: {team: carts}
          - name: by the shared key
            when: {key: %s}
            set: {costcenter: 0042}
        """
        .formatted(finders, HexFormat.of().formatHex(print, 0, 8));
  }

  @Test
  void theNextCallsAreAttributedByTheRulesOfTheMoment() throws Exception {
    Path signals = Files.createDirectory(work.resolve("signals"));
    Path file = Files.writeString(work.resolve("rules.yaml"), rules("finders"));
    Path secret = Files.writeString(work.resolve("secret.txt"), SECRET + "\n");
    Path out = work.resolve("out");
    Path err = work.resolve("err");
    try (WholeLine line = new WholeLine(work)) {
      List<String> options = new ArrayList<>(line.agent());
      options.add("-Daimeter.rules=" + file);
      options.add("-Daimeter.secret.file=" + secret);
      options.add("-Dai.user=" + USER);
      Process app =
          Programs.start(
              line.command(
                  OWN_JDK,
                  options,
                  Programs.application("steady"),
                  line.openai(),
                  "3",
                  signals.toString()),
              out,
              err);
      try {
        Files.createFile(signals.resolve("1"));
        await(out, "round 1");

        Files.writeString(file, rules("searchers"));
        await(err, "mapping rules of " + file + " have changed: 3 rules");
        Files.createFile(signals.resolve("2"));
        await(out, "round 2");

        Files.writeString(file, "rules:\n  - sett: {team: nobody}\n");
        await(err, file + ", line 2, column 5: unknown field 'sett'; did you mean set?");
        Files.createFile(signals.resolve("3"));
        await(out, "round 3");
        assertTrue(app.waitFor(60, java.util.concurrent.TimeUnit.SECONDS));
        assertEquals(0, app.exitValue(), Files.readString(err));
      } finally {
        app.destroyForcibly();
      }
      assertEquals(2, Files.readAllLines(err).size(), Files.readString(err));
      Programs.collect(line.ledger().root());

      Map<String, String> calls = new TreeMap<>();
      line.ledger().report("team").forEach(row -> calls.put(row.get("team"), row.get("calls")));
      assertEquals(Map.of("finders", "1", "searchers", "2", "carts", "3"), calls);
      assertEquals("0042", line.ledger().report("cost-center").get(0).get("cost-center"));
      assertEquals(1, line.ledger().report("cost-center").size());

      Files.writeString(file, rules("searchers"));
      explained(line.ledger().root(), file);
      assertNowhere(line.ledger().root(), out, err);
    }
  }

  /** Each command that could print the key or the user, and each that is given it by mistake. */
  private void explained(Path root, Path file) throws Exception {
    String json =
        aimeter(0, "tail", "--dir", root.toString(), "--since", "1d", "--json", "--lines", "6");
    Matcher id = Pattern.compile("\"instance\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
    assertTrue(id.find(), json);
    assertTrue(json.contains("io.aimeter.apps.steady.search.Finder"), json);
    String why =
        aimeter(
            0,
            "rules",
            "test",
            id.group(1) + "/1",
            "--rules",
            file.toString(),
            "--dir",
            root.toString());
    assertTrue(
        why.contains("searchers") && why.contains("recorded: finders, by rule 'finders'"), why);
    aimeter(0, "report", "--dir", root.toString(), "--by", "user,key,team");
    aimeter(0, "keys", "--dir", root.toString());
    aimeter(2, "keys", "impact", KEY + "-and-more", "--dir", root.toString());
    aimeter(2, "rules", "test", "--key", KEY + "-and-more", "--rules", file.toString());
    aimeter(2, "prices", "explain", KEY, "--dir", root.toString());
    aimeter(2, KEY);
  }

  private String aimeter(int exit, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("-jar", Programs.CLI.toString()));
    all.addAll(List.of(arguments));
    Programs.Result result = Programs.run(Programs.java(OWN_JDK, all));
    assertEquals(exit, result.exit(), result.err());
    printed.add(result.out());
    printed.add(result.err());
    return result.out();
  }

  private void assertNowhere(Path root, Path out, Path err) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root).filter(Files::isRegularFile)) {
      for (Path each : files.toList()) {
        texts.put(each.toString(), new String(Files.readAllBytes(each), ISO_8859_1));
      }
    }
    assertTrue(texts.size() > 1, texts.keySet().toString());
    texts.put("the application's output", Files.readString(out));
    texts.put("the agent's notices", Files.readString(err));
    texts.put("the command line", String.join("\n", printed));
    texts.forEach(
        (where, text) -> {
          for (String planted : List.of(KEY, "secret-7301", USER, "ann.planted", SECRET)) {
            assertFalse(text.contains(planted), where + " has " + planted);
          }
        });
    assertFalse(Files.exists(root.resolve("secret")), "the secret is the shared one");
  }

  private static void await(Path file, String text) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!Files.exists(file) || !Files.readString(file).contains(text)) {
      assertTrue(
          System.nanoTime() < end,
          () ->
              text + " is not in " + (Files.exists(file) ? read(file) : "a file that is missing"));
      Thread.sleep(50);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
