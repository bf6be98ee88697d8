package io.aimeter.core.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the negotiated discounts and markups of one price file. */
final class AdjustmentReader {
  private static final String EXAMPLE =
      "{\"provider\": \"openai\", \"model\": \"gpt-5*\", \"percent_off\": \"15\"}";
  private static final String TOOL = "tool.";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final JsonCursor json;

  AdjustmentReader(JsonCursor json) {
    this.json = json;
  }

  /**
   * The array at which the cursor stands.
   *
   * @param ofFile the provider of what names none, or null
   * @param sources texts by their short names, as far as the file has told them
   * @param file its name, the source of what names none
   */
  List<Adjustment> read(String ofFile, Map<String, String> sources, String file) {
    json.requireArray("[" + EXAMPLE + "]");
    List<Adjustment> all = new ArrayList<>();
    while (json.nextValue()) {
      all.add(one(ofFile, sources, file));
    }
    return all;
  }

  private Adjustment one(String ofFile, Map<String, String> sources, String file) {
    json.requireObject(EXAMPLE);
    String provider = ofFile;
    String model = "*";
    Set<String> kinds = new TreeSet<>();
    Set<String> serviceTiers = new TreeSet<>();
    long from = Long.MIN_VALUE;
    long until = Long.MAX_VALUE;
    BigDecimal by = null;
    boolean twice = false;
    String source = null;
    String checked = null;
    while (json.nextField()) {
      switch (json.field()) {
        case "provider":
          provider = json.text();
          break;
        case "model":
          model = json.text();
          break;
        case "kinds":
          json.requireArray("[\"input\", \"output\", \"tool.file_search_call\"]");
          while (json.nextValue()) {
            kinds.add(kind());
          }
          break;
        case "service_tiers":
          json.requireArray("[\"standard\", \"batch\"]");
          while (json.nextValue()) {
            serviceTiers.add(json.text());
          }
          break;
        case "from":
          from = json.day();
          break;
        case "until":
          until = json.day();
          break;
        case "percent_off":
          twice = by != null;
          by = percentOff();
          break;
        case "multiplier":
          twice = by != null;
          by = json.decimal();
          break;
        case "source":
          source = json.text();
          break;
        case "checked":
          json.day();
          checked = json.text();
          break;
        default:
          throw json.unknownField(
              "provider, model, kinds, service_tiers, from, until, percent_off, multiplier, source,"
                  + " checked");
      }
    }
    if (provider == null || by == null || twice) {
      throw json.missing(
          "an adjustment needs a \"provider\" (\"*\" for all), and either \"percent_off\" or"
              + " \"multiplier\"");
    }
    if (from >= until) {
      throw json.missing("an adjustment's \"from\" must be before its \"until\"");
    }
    String says = source == null ? file : sources.getOrDefault(source, source);
    String stated = checked == null ? says : says + ", " + checked;
    return new Adjustment(provider, model, kinds, serviceTiers, from, until, by, stated);
  }

  private BigDecimal percentOff() {
    BigDecimal percent = json.decimal();
    if (percent.compareTo(HUNDRED) > 0) {
      throw json.expected("a percentage from 0 to 100");
    }
    return BigDecimal.ONE.subtract(percent.movePointLeft(2));
  }

  private String kind() {
    String label = json.text();
    if (!label.startsWith(TOOL) && Kind.ofLabel(label) == null) {
      StringBuilder known = new StringBuilder();
      for (Kind kind : Kind.values()) {
        known.append(kind.label()).append(", ");
      }
      throw json.expected("one of " + known + "tool.NAME");
    }
    return label;
  }
}
