package io.aimeter.cli.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Mapping rules of a CODEOWNERS file. There the last line that matches wins, here the first rule:
 * the lines come in reverse, sections one after the other. A line that a later one overrides is
 * left out, and what says nothing of packages is told.
 */
public final class CodeOwnersImport {
  private final List<OwnerLine> lines;
  private final Map<Integer, String> leftOut = new TreeMap<>();
  private final List<Imported> rules = new ArrayList<>();

  /** A line that has become a rule. */
  private record Imported(OwnerLine line, OwnedPath path) {}

  private CodeOwnersImport(List<OwnerLine> lines) {
    this.lines = lines;
  }

  /** The rules of a file's text. */
  public static CodeOwnersImport of(String text) {
    CodeOwnersImport made = new CodeOwnersImport(OwnersFile.parse(text));
    Set<String> sections = new LinkedHashSet<>();
    made.lines.forEach(line -> sections.add(line.section()));
    for (String section : sections) {
      made.addSection(section, sections.size() > 1);
    }
    return made;
  }

  /** How many rules there are. */
  public int size() {
    return rules.size();
  }

  /** What is not in the rules and why, by the line's number. */
  public Map<Integer, String> leftOut() {
    return leftOut;
  }

  private void addSection(String section, boolean several) {
    List<OwnerLine> its = lines.stream().filter(line -> line.section().equals(section)).toList();
    List<Imported> ordered = new ArrayList<>();
    for (int i = its.size() - 1; i >= 0; i--) {
      OwnerLine line = its.get(i);
      OwnedPath path = OwnedPath.of(line.pattern());
      String reason = reason(line, path, its.subList(i + 1, its.size()), several);
      if (reason == null) {
        place(new Imported(line, path), ordered);
      } else {
        leftOut.put(line.number(), line.pattern() + ": " + reason);
      }
    }
    rules.addAll(ordered);
  }

  /** Why a line is no rule; null where it is. */
  private static String reason(
      OwnerLine line, OwnedPath path, List<OwnerLine> later, boolean several) {
    if (path.reason() != null) {
      return path.reason();
    }
    for (OwnerLine other : later) {
      if (new PathPattern(other.pattern()).covers(line.pattern())) {
        return "line " + other.number() + " overrides it";
      }
    }
    if (!line.ownerless() && line.team() == null) {
      return "none of its owners is a team";
    }
    return line.ownerless() && several
        ? "nobody owns it in its section, which says nothing of the others"
        : null;
  }

  /**
   * Behind the later lines; but before one of another directory whose packages it is a part of, and
   * which does not mean it.
   */
  private void place(Imported rule, List<Imported> ordered) {
    for (int i = 0; i < ordered.size(); i++) {
      Imported later = ordered.get(i);
      if (later.path().contains(rule.path())) {
        if (rule.path().contains(later.path())) {
          boolean same =
              String.valueOf(later.line().team()).equals(String.valueOf(rule.line().team()));
          if (!same) {
            leftOut.put(
                rule.line().number(),
                rule.line().pattern()
                    + ": its package is also in another directory, of line "
                    + later.line().number());
          }
          return;
        }
        ordered.add(i, rule);
        return;
      }
    }
    ordered.add(rule);
  }

  /**
   * The rules as YAML.
   *
   * @param name of the file, for the rules' names
   */
  public String yaml(String name) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("# Made by aimeter rules import from ").append(printable(name)).append(".\n");
    yaml.append("# The first rule that matches speaks; there the last line did.\n");
    leftOut.forEach(
        (number, why) ->
            yaml.append("# Left out, line ")
                .append(number)
                .append(": ")
                .append(printable(why))
                .append('\n'));
    yaml.append(rules.isEmpty() ? "rules: []\n" : "rules:\n");
    for (Imported rule : rules) {
      yaml.append("  - name: ").append(quoted(name + ":" + rule.line().number())).append('\n');
      yaml.append("    when: {").append(rule.path().trait()).append(": ");
      List<String> patterns =
          rule.path().patterns().stream().map(CodeOwnersImport::quoted).toList();
      yaml.append(patterns.size() == 1 ? patterns.get(0) : patterns.toString()).append("}\n");
      String team = rule.line().ownerless() ? null : rule.line().team();
      yaml.append("    set: {team: ").append(team == null ? "null" : quoted(team)).append("}\n");
    }
    return yaml.toString();
  }

  private static String quoted(String text) {
    return "'" + printable(text).replace("'", "''") + "'";
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
