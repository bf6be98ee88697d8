package io.aimeter.cli.render;

import io.aimeter.cli.doctor.Finding;

/** A finding of the doctor's as a line or two. */
public final class FindingText {
  private static final int SUBJECT_WIDTH = 9;

  private final Palette palette;

  public FindingText(Palette palette) {
    this.palette = palette;
  }

  /** The line, and below it what to do. */
  public String of(Finding finding) {
    String mark =
        switch (finding.mark()) {
          case OK -> palette.green("ok  ");
          case WARN -> palette.yellow("warn");
          case FAIL -> palette.red("FAIL");
        };
    String subject = finding.subject();
    String line =
        mark
            + "  "
            + palette.bold(subject)
            + " ".repeat(Math.max(0, SUBJECT_WIDTH - subject.length()))
            + "  "
            + ReportTable.printable(finding.text());
    return finding.advice() == null
        ? line
        : line + System.lineSeparator() + " ".repeat(SUBJECT_WIDTH + 8) + "→ " + finding.advice();
  }
}
