package io.aimeter.query;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who is to be charged what for a month: a report in sections, one a value of its first dimension,
 * the dearest first and what belongs to none of them last. Nothing of the month is in no section.
 *
 * @param sections with at least one line each
 * @param report the report it is made from
 */
public record Chargeback(YearMonth month, ZoneId zone, List<Section> sections, Report report) {
  /**
   * The lines of one value of the first dimension.
   *
   * @param name the value; null for the remainder that has none
   * @param lines the other dimensions' values with their sums, the dearest first
   */
  public record Section(String name, List<Report.Line> lines) {
    /** The sum of a measure; 0 where no line says one. */
    public long sum(Measure measure) {
      return lines.stream().mapToLong(line -> line.totals().number(measure)).sum();
    }
  }

  /** Divides a report into sections. */
  public static Chargeback of(YearMonth month, Report report) {
    Map<String, List<Report.Line>> byName = new LinkedHashMap<>();
    for (Report.Line line : report.lines()) {
      List<String> others = line.keys().subList(1, line.keys().size());
      byName
          .computeIfAbsent(line.keys().get(0), none -> new ArrayList<>())
          .add(new Report.Line(Collections.unmodifiableList(others), line.totals()));
    }
    List<Section> sections = new ArrayList<>();
    byName.forEach((name, lines) -> sections.add(new Section(name, lines)));
    sections.sort(
        Comparator.comparing((Section section) -> section.name() == null)
            .thenComparing(section -> -section.sum(Measure.COST))
            .thenComparing(section -> Objects.toString(section.name(), "")));
    return new Chargeback(month, report.request().zone(), sections, report);
  }

  /** The report with its lines in the order of the sections. */
  public Report inSectionOrder() {
    List<Report.Line> lines = new ArrayList<>();
    for (Section section : sections) {
      for (Report.Line line : section.lines()) {
        List<String> keys = new ArrayList<>();
        keys.add(section.name());
        keys.addAll(line.keys());
        lines.add(new Report.Line(Collections.unmodifiableList(keys), line.totals()));
      }
    }
    return report.withLines(lines);
  }

  /** What is in no section of a known name, in nano-USD. */
  public long unattributed() {
    return sections.stream()
        .filter(section -> section.name() == null)
        .mapToLong(section -> section.sum(Measure.COST))
        .sum();
  }

  /** All of the month, in nano-USD. */
  public long cost() {
    return report.total().number(Measure.COST);
  }
}
