package io.aimeter.cli.render;

import io.aimeter.cli.rules.KnownCall;
import io.aimeter.core.attribution.Dimension;
import io.aimeter.core.attribution.Source;
import io.aimeter.core.attribution.rules.Condition;
import io.aimeter.core.attribution.rules.Decision;
import io.aimeter.core.attribution.rules.Names;
import io.aimeter.core.attribution.rules.Rule;
import io.aimeter.core.attribution.rules.Rules;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** For each dimension of a call who speaks and why, and what the rules that do not match lack. */
public final class RuleExplanation {
  private static final Set<String> ABOVE_RULES = Set.of(Source.MDC.label(), Source.BAGGAGE.label());
  private static final int MOST = 20;

  private final KnownCall call;
  private final Rules rules;
  private final PrintWriter out;

  /** Of a call, by these rules. */
  public RuleExplanation(KnownCall call, Rules rules, PrintWriter out) {
    this.call = call;
    this.rules = rules;
    this.out = out;
  }

  /**
   * Prints it.
   *
   * @param record what the store has of the call; null for a call given by hand
   * @param all whether to tell of every rule
   */
  public void print(CostRecord record, boolean all) {
    Map<String, Rule> speaking = speaking();
    Set<String> names = new TreeSet<>(speaking.keySet());
    names.addAll(call.attributed());
    for (String dimension : KnownCall.dimensions()) {
      line(dimension, speaking, record);
      names.remove(dimension);
    }
    names.forEach(tag -> line(tag, speaking, record));
    printRules(all);
  }

  /** The rule for each dimension and tag, by the names rules have for them. */
  private Map<String, Rule> speaking() {
    Map<String, Rule> speaking = new LinkedHashMap<>();
    Decision decision = rules.decide(call);
    if (decision != null) {
      decision.dimensions().forEach((key, rule) -> speaking.put(Names.name(key), rule));
      decision.tags().forEach((tag, rule) -> speaking.put(Names.ofTag(tag), rule));
    }
    return speaking;
  }

  private void line(String name, Map<String, Rule> speaking, CostRecord record) {
    Rule rule = speaking.get(name);
    String source = call.source(name);
    String ruled = rule == null ? null : valueOf(rule, name);
    boolean above = source != null && ABOVE_RULES.contains(source);
    String value = ruled == null || above ? call.trait(name) : ruled;
    String why;
    if (rule == null) {
      why = by(source) + "no rule that matches names it";
    } else if (above) {
      why = by(source) + "which is above " + told(rule);
    } else if (ruled == null) {
      why = by(source) + told(rule) + " leaves it to other sources";
    } else {
      why = "by " + told(rule) + (source == null ? "" : ", which is above " + source);
    }
    out.println(
        String.format("  %-12s %-20s ", name, value == null ? "–" : ReportTable.printable(value))
            + why
            + recorded(name, value, record));
  }

  private static String by(String source) {
    return source == null ? "" : "by " + source + "; ";
  }

  private static String told(Rule rule) {
    return "rule '" + ReportTable.printable(rule.name()) + "' (line " + rule.line() + ")";
  }

  private static String valueOf(Rule rule, String name) {
    Dimension dimension = Names.dimension(name);
    return dimension != null
        ? rule.value(dimension)
        : rule.tags().get(name.substring(name.indexOf('.') + 1));
  }

  /** What the store has where that is another; what another source said, a rule has hidden. */
  private static String recorded(String name, String value, CostRecord record) {
    if (record == null) {
      return "";
    }
    String then = record.map(RecordField.RULES).get(name);
    Dimension dimension = Names.dimension(name);
    String stored =
        dimension != null
            ? record.text(dimension.field())
            : record.map(RecordField.TAGS).get(name.substring(name.indexOf('.') + 1));
    if (stored == null || stored.equals(value)) {
      return "";
    }
    return "; recorded: "
        + ReportTable.printable(stored)
        + (then == null ? "" : ", by rule '" + ReportTable.printable(then) + "'");
  }

  private void printRules(boolean all) {
    int lacking = 0;
    for (Rule rule : rules.list()) {
      List<Condition> lacks = rule.lacking(call);
      if (lacks.isEmpty()) {
        out.println(
            "  " + told(rule) + " matches" + (rule.conditions().isEmpty() ? " every call" : ""));
      } else if (all || lacking++ < MOST) {
        out.println(
            "  "
                + told(rule)
                + " lacks "
                + lacks.stream().map(this::lack).collect(Collectors.joining(", ")));
      }
    }
    if (!all && lacking > MOST) {
      out.println(
          "  … and " + (lacking - MOST) + " further rules that do not match; --all tells of them");
    }
  }

  private String lack(Condition condition) {
    String has = condition.of(call);
    return ReportTable.printable(condition.toString())
        + (has == null ? " (not known)" : " (is " + ReportTable.printable(has) + ")");
  }
}
