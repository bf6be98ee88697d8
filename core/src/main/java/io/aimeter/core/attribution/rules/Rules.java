package io.aimeter.core.attribution.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The user's mapping rules, in their order. For each dimension, and each tag, the first rule that
 * matches a call and names it speaks. Thread-safe; they never change.
 */
public final class Rules {
  /** No rules. */
  public static final Rules NONE = new Rules(List.of());

  /** A file larger than this is none of rules. */
  private static final int MOST_BYTES = 8 << 20;

  private static final int MOST_CALLERS = 1024;

  private final Rule[] rules;
  private final boolean needsCaller;

  /** The rules that a calling class does not rule out: imported ones are many, classes few. */
  private final Map<String, Rule[]> byCaller = new ConcurrentHashMap<>();

  Rules(List<Rule> rules) {
    this.rules = rules.toArray(new Rule[0]);
    boolean needed = false;
    for (Rule rule : rules) {
      needed |= rule.needsCaller();
    }
    this.needsCaller = needed;
  }

  /**
   * Reads a file of YAML or, where it begins with a brace, of JSON.
   *
   * @throws RulesException if it cannot be used
   */
  public static Rules read(Path file) {
    byte[] content;
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new RulesException(file + " has more than " + MOST_BYTES + " bytes", null);
      }
      content = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new RulesException(file + " does not exist", e);
    } catch (IOException e) {
      throw new RulesException(file + " cannot be read: " + e.getMessage(), e);
    }
    return parse(content, file.toString());
  }

  /**
   * The rules of a file's content.
   *
   * @param name of the file, for messages
   * @throws RulesException if it cannot be used
   */
  public static Rules parse(byte[] content, String name) {
    return new RulesReader(new Document(name)).read(content);
  }

  /** The rules in their order. */
  public List<Rule> list() {
    return List.of(rules);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return rules.length == 0;
  }

  /** Whether any rule asks who called: then the calling class must be known of every call. */
  public boolean needsCaller() {
    return needsCaller;
  }

  /** Which rules speak for a call; null where none matches. */
  public Decision decide(Subject call) {
    Decision decision = null;
    for (Rule rule : candidates(call)) {
      if (rule.matches(call)) {
        if (decision == null) {
          decision = new Decision();
        }
        decision.add(rule);
      }
    }
    return decision;
  }

  private Rule[] candidates(Subject call) {
    String caller = needsCaller ? call.callingClass() : null;
    if (caller == null) {
      return rules;
    }
    Rule[] known = byCaller.get(caller);
    if (known != null) {
      return known;
    }
    List<Rule> found = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.allowsCaller(call)) {
        found.add(rule);
      }
    }
    Rule[] candidates = found.toArray(new Rule[0]);
    if (byCaller.size() < MOST_CALLERS) {
      byCaller.put(caller, candidates);
    }
    return candidates;
  }

  /** Rules that can never speak: one above holds for every call and names all they name. */
  public List<Rule> shadowed() {
    List<Rule> shadowed = new ArrayList<>();
    List<Rule> always = new ArrayList<>();
    for (Rule rule : rules) {
      if (always.stream().anyMatch(above -> above.setsAllOf(rule))) {
        shadowed.add(rule);
      } else if (rule.conditions().isEmpty()) {
        always.add(rule);
      }
    }
    return shadowed;
  }
}
