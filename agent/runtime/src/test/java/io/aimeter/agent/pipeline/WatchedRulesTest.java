package io.aimeter.agent.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.agent.health.Notices;
import io.aimeter.core.attribution.rules.Rules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedRulesTest {
  private static final long SECOND = 1_000_000_000;
  private static final String BY_HOST = "rules: [{when: {host: h}, set: {team: a}}]\n";
  private static final String BY_CLASS = "rules: [{when: {class: C}, set: {team: b}}]\n";

  @TempDir Path directory;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<Rules> given = new ArrayList<>();
  private long now = 42;

  private WatchedRules begun(Path file) {
    WatchedRules rules =
        new WatchedRules(file, new Notices(new PrintStream(said, true, UTF_8), false));
    assertEquals(file != null, rules.needsCaller(), "before anything is read nobody knows");
    rules.begin(given::add, now);
    return rules;
  }

  private void pass(WatchedRules rules, int seconds) {
    for (int i = 0; i < seconds; i++) {
      now += SECOND;
      rules.tick(now);
    }
  }

  private List<String> said() {
    return said.toString(UTF_8).lines().toList();
  }

  @Test
  void whatHasChangedIsReadOnceItIsLeftAlone() throws IOException {
    Path file = Files.writeString(directory.resolve("rules.yaml"), BY_HOST);
    WatchedRules rules = begun(file);
    assertEquals(1, given.size());
    assertFalse(rules.needsCaller());
    pass(rules, 3);
    assertEquals(1, given.size());

    Files.writeString(file, BY_CLASS + "#1");
    pass(rules, 1);
    Files.writeString(file, BY_CLASS + "#further");
    pass(rules, 1);
    assertEquals(1, given.size(), "it is still being written");
    rules.tick(now + SECOND / 2);
    assertEquals(1, given.size());
    pass(rules, 1);
    assertEquals(2, given.size());
    assertTrue(rules.needsCaller());
    assertEquals(List.of("[aimeter] mapping rules of " + file + " have changed: 1 rule"), said());
  }

  @Test
  void aFileThatCannotBeUsedLeavesTheLastRulesAndIsToldOnceAChange() throws IOException {
    Path file = Files.writeString(directory.resolve("rules.yaml"), BY_CLASS);
    WatchedRules rules = begun(file);
    Files.writeString(file, "rules: [{set: {teem: a}}]");
    pass(rules, 5);
    String complaint =
        "[aimeter] mapping rules: "
            + file
            + ", line 1, column 16: unknown field 'teem'; did you mean team? Known are team,"
            + " costcenter, app, feature, environment, tag.NAME; the last good rules hold";
    assertEquals(List.of(complaint), said());
    assertEquals(1, given.size());
    assertTrue(rules.needsCaller());

    Files.delete(file);
    pass(rules, 5);
    assertEquals(
        "[aimeter] mapping rules: " + file + " does not exist; the last good rules hold",
        said().get(1));
    Files.writeString(file, BY_HOST);
    pass(rules, 3);
    assertEquals(2, given.size());
    Files.writeString(file, "rules: [{set: {teem: a}}]");
    pass(rules, 5);
    assertEquals(complaint, said().get(3), "as bad as before, and told again");
    assertEquals(4, said().size());
  }

  @Test
  void aFileThatComesLater() throws IOException {
    Path file = directory.resolve("rules.yaml");
    WatchedRules rules = begun(file);
    assertEquals(
        List.of("[aimeter] mapping rules: " + file + " does not exist; no mapping rules hold"),
        said());
    assertFalse(rules.needsCaller());
    Files.writeString(file, BY_CLASS);
    pass(rules, 2);
    assertEquals(1, given.size());
    assertTrue(rules.needsCaller());
  }

  /** As Kubernetes updates what it mounts: a link to another directory, of the same time. */
  @Test
  void aLinkThatIsMovedIsAChange() throws IOException {
    Path one = Files.writeString(directory.resolve("one"), "rules: [{set: {team: a}}]");
    Path two = Files.writeString(directory.resolve("two"), "rules: [{set: {team: b}}]");
    Files.setLastModifiedTime(two, Files.getLastModifiedTime(one));
    Path link = Files.createSymbolicLink(directory.resolve("rules.yaml"), one);
    WatchedRules rules = begun(link);
    Files.delete(link);
    Files.createSymbolicLink(link, two);
    pass(rules, 2);
    assertEquals(2, given.size());
  }

  @Test
  void withoutAFileThereIsNothingToWatch() {
    WatchedRules rules = begun(null);
    pass(rules, 2);
    assertEquals(List.of(), given);
    assertFalse(rules.needsCaller());
  }
}
