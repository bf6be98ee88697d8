package io.aimeter.replay;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The list of stated costs that the book does not reproduce, and why. A line of it: {@code provider
 * | model, with * for anything | outcome | reason}. Lines that begin with # say nothing.
 */
final class Explained {
  private static final int PARTS = 4;

  /** A line, and how many stated costs it has explained. */
  private static final class Line {
    private final String provider;
    private final Pattern model;
    private final String outcome;
    private final String text;
    private int found;

    Line(String text, String[] parts) {
      this.text = text;
      this.provider = parts[0].trim();
      this.model = Pattern.compile(Pattern.quote(parts[1].trim()).replace("*", "\\E.*\\Q"));
      this.outcome = parts[2].trim();
    }

    boolean explains(String ofProvider, String ofModel, String how) {
      return provider.equals(ofProvider) && outcome.equals(how) && model.matcher(ofModel).matches();
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private final List<String> amiss = new ArrayList<>();

  private Explained() {}

  static Explained read(Path file) throws IOException {
    Explained explained = new Explained();
    for (String text : Files.readAllLines(file)) {
      String[] parts = text.split("\\|", PARTS);
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      if (parts.length < PARTS || parts[PARTS - 1].isBlank()) {
        throw new IOException(file + ": no provider | model | outcome | reason: " + text);
      }
      explained.lines.add(new Line(text, parts));
    }
    return explained;
  }

  /** Notes a stated cost that was not reproduced; the first line that is of it explains it. */
  void note(String id, CostRecord record, String outcome) {
    String provider = record.text(RecordField.PROVIDER);
    String model = model(record);
    for (Line line : lines) {
      if (line.explains(provider, model, outcome)) {
        line.found++;
        return;
      }
    }
    amiss.add("not explained: " + provider + " | " + model + " | " + outcome + " (" + id + ")");
  }

  private static String model(CostRecord record) {
    for (RecordField field :
        new RecordField[] {
          RecordField.RESPONSE_MODEL, RecordField.REQUEST_MODEL, RecordField.URL_MODEL
        }) {
      if (record.text(field) != null) {
        return record.text(field);
      }
    }
    return "";
  }

  /** What was not explained, and the explanations of nothing. */
  List<String> amiss() {
    List<String> all = new ArrayList<>(amiss);
    for (Line line : lines) {
      if (line.found == 0) {
        all.add("explains nothing any more: " + line.text);
      }
    }
    return all;
  }
}
