package io.aimeter.cli.command;

import static io.aimeter.cli.TestStore.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.core.record.RecordField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
  @TempDir Path root;
  private Path file;

  @BeforeEach
  void rules() throws Exception {
    file =
        Files.writeString(
            root.resolve("rules.yaml"),
            """
            rules:
              - name: search
                when: {package: com.shop.search, host: api.openai.com}
                set: {team: search, feature: finding, tag.tier: gold}
              - name: shared key
                when: {key: a1b2}
                set: {team: shared, environment: null}
              - name: never
                when: {tag.region: apac}
                set: {app: far}
            """);
  }

  private static void assertHas(Run run, String line) {
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(
        run.out().lines().anyMatch(l -> l.trim().replaceAll(" +", " ").equals(line)),
        () -> line + " is not in\n" + run.out());
  }

  @Test
  void aCallByHand() {
    Run run =
        Run.of(
            "rules",
            "test",
            "--rules",
            file,
            "--class",
            "com.shop.search.Index",
            "--host",
            "api.openai.com",
            "--key",
            "…a1b2",
            "--is",
            "team=core",
            "--is",
            "app=web",
            "--tag",
            "region=emea");
    assertHas(run, "team search by rule 'search' (line 2), which is above hand");
    assertHas(run, "feature finding by rule 'search' (line 2)");
    assertHas(run, "app web by hand; no rule that matches names it");
    assertHas(run, "environment – rule 'shared key' (line 5) leaves it to other sources");
    assertHas(run, "costcenter – no rule that matches names it");
    assertHas(run, "tag.region emea by hand; no rule that matches names it");
    assertHas(run, "tag.tier gold by rule 'search' (line 2)");
    assertHas(run, "rule 'shared key' (line 5) matches");
    assertFalse(run.out().contains("user") || run.out().contains("  host"), run.out());
    assertHas(run, "rule 'never' (line 8) lacks tag.region: apac (is emea)");
    Run less = Run.of("rules", "test", "--rules", file, "--host", "api.openai.com");
    assertHas(less, "rule 'search' (line 2) lacks package: com.shop.search (not known)");
  }

  @Test
  void aRecord() throws Exception {
    new TestStore(root, "w")
        .commit(
            call("host-1", 7, "2026-11-01T00:00:00Z")
                .set(RecordField.SERVER_ADDRESS, "api.openai.com")
                .set(RecordField.CALLING_CLASS, "com.shop.search.Index")
                .set(RecordField.FEATURE, "mine")
                .set(RecordField.FEATURE_SOURCE, "mdc")
                .set(RecordField.APP, "web")
                .set(RecordField.APP_SOURCE, "property")
                .set(RecordField.TEAM, "finders")
                .set(RecordField.TEAM_SOURCE, "rule")
                .set(RecordField.RULES, Map.of("team", "old name")));
    Run run = Run.of("rules", "test", "host-1/7", "--rules", file, "--dir", root);
    assertHas(run, "team search by rule 'search' (line 2); recorded: finders, by rule 'old name'");
    assertHas(run, "feature mine by mdc; which is above rule 'search' (line 2)");
    assertHas(run, "app web by property; no rule that matches names it");
    assertHas(run, "rule 'shared key' (line 5) lacks key: a1b2 (not known)");
    Run other =
        Run.of("rules", "test", "host-1/7", "--rules", file, "--dir", root, "--class", "com.x.Y");
    assertHas(other, "team – no rule that matches names it; recorded: finders, by rule 'old name'");
    Run none = Run.of("rules", "test", "host-1/8", "--rules", file, "--dir", root);
    assertEquals(2, none.exitCode());
    assertTrue(none.err().contains("no record in"), none.err());
  }

  @Test
  void ofManyRulesTheFirstThatLack() throws Exception {
    StringBuilder many = new StringBuilder("rules:\n");
    for (int i = 0; i < 30; i++) {
      many.append("- {when: {host: h").append(i).append("}, set: {team: t}}\n");
    }
    Files.writeString(file, many);
    Run run = Run.of("rules", "test", "--rules", file, "--host", "x");
    assertHas(run, "… and 10 further rules that do not match; --all tells of them");
    assertEquals(
        30,
        Run.of("rules", "test", "--rules", file, "--host", "x", "--all")
            .out()
            .lines()
            .filter(line -> line.contains(" lacks "))
            .count());
  }

  @Test
  void check() throws Exception {
    Run good = Run.of("rules", "check", file);
    assertEquals(file + " is right: 3 rules\n", good.out());
    Files.writeString(file, "rules:\n- {set: {team: a}}\n- {when: {host: h}, set: {team: b}}\n");
    assertTrue(
        Run.of("rules", "check", file).out().startsWith("rule 'rule 2' in line 3 can never"));
    Files.writeString(file, "rules:\n- {set: {teem: a}}\n");
    Run bad = Run.of("rules", "check", file);
    assertEquals(2, bad.exitCode());
    assertEquals(1, bad.err().lines().count());
    assertTrue(bad.err().contains(file + ", line 2, column 10: unknown field 'teem'"), bad.err());
  }

  @Test
  void importWritesRulesThatCanBeUsed() throws Exception {
    Path owners =
        Files.writeString(
            root.resolve("CODEOWNERS"), "/docs/ @o/w\nsrc/main/java/com/shop/it's/ @o/core\n");
    Path written = root.resolve("imported.yaml");
    Run run = Run.of("rules", "import", "--codeowners", owners, "-o", written);
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        List.of(
            "left out line 1, /docs/: it names no package: no source directory, such as"
                + " src/main/java/, is in it",
            "1 rule, 1 line left out"),
        run.err().lines().toList());
    assertEquals(0, Run.of("rules", "check", written).exitCode());
    Run again = Run.of("rules", "import", "--codeowners", owners, "-o", written);
    assertEquals(2, again.exitCode());
    assertTrue(again.err().contains("exists"), again.err());
    Run printed = Run.of("rules", "import", "--codeowners", owners);
    assertEquals(Files.readString(written), printed.out());
    assertFalse(printed.out().contains("left out line"));
  }
}
