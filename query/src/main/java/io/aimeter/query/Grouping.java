package io.aimeter.query;

import io.aimeter.core.config.Nearest;
import io.aimeter.core.record.RecordField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A dimension to group by, and how it is read from a row. Equal by name. Immutable. */
public final class Grouping {
  private static final String TAG = "tag.";

  /** The model that served; else the one asked for; else the one in the URL. */
  static final String MODEL =
      "coalesce("
          + RecordField.RESPONSE_MODEL.column()
          + ", "
          + RecordField.REQUEST_MODEL.column()
          + ", "
          + RecordField.URL_MODEL.column()
          + ")";

  private static final String KEY =
      "CASE WHEN "
          + RecordField.KEY_HINT.column()
          + " IS NULL THEN "
          + RecordField.KEY_FINGERPRINT.column()
          + " ELSE '…' || "
          + RecordField.KEY_HINT.column()
          + " || coalesce(' ' || "
          + RecordField.KEY_FINGERPRINT.column()
          + ", '') END";

  private static final Map<String, Function<LocalClock, String>> BY_NAME = new LinkedHashMap<>();

  static {
    column("team", RecordField.TEAM);
    column("app", RecordField.APP);
    column("feature", RecordField.FEATURE);
    BY_NAME.put("model", clock -> MODEL);
    column("provider", RecordField.PROVIDER);
    column("environment", RecordField.ENVIRONMENT);
    column("cost-center", RecordField.COST_CENTER);
    column("call-type", RecordField.CALL_TYPE);
    column("user", RecordField.USER);
    column("client", RecordField.CLIENT);
    column("server-address", RecordField.SERVER_ADDRESS);
    BY_NAME.put("key", clock -> KEY);
    BY_NAME.put("status", clock -> RecordField.HTTP_STATUS.column() + "::VARCHAR");
    BY_NAME.put("day", LocalClock::day);
    BY_NAME.put("hour", LocalClock::hour);
  }

  private final String name;
  private final Function<LocalClock, String> sql;

  private Grouping(String name, Function<LocalClock, String> sql) {
    this.name = name;
    this.sql = sql;
  }

  private static void column(String name, RecordField field) {
    BY_NAME.put(name, clock -> field.column());
  }

  /**
   * The dimension of that name.
   *
   * @throws BadInput if there is none; the message names the nearest and all
   */
  public static Grouping parse(String name) {
    return parse("--by", name);
  }

  /** The same, for another option. */
  static Grouping parse(String option, String name) {
    if (name.startsWith(TAG) && name.length() > TAG.length()) {
      String tag = Sql.text(name.substring(TAG.length()));
      return new Grouping(name, clock -> RecordField.TAGS.column() + "[" + tag + "]");
    }
    Function<LocalClock, String> sql = BY_NAME.get(name);
    if (sql == null) {
      throw new BadInput(
          option
              + ": unknown dimension '"
              + name
              + "'; did you mean "
              + Nearest.to(name, BY_NAME.keySet())
              + "? There are "
              + String.join(", ", BY_NAME.keySet())
              + " and tag.NAME");
    }
    return new Grouping(name, sql);
  }

  /**
   * The dimensions of these names, in order.
   *
   * @throws BadInput if there is no such dimension, or one is there twice
   */
  public static List<Grouping> parse(List<String> names) {
    List<Grouping> groupings = new ArrayList<>();
    for (String name : names) {
      Grouping grouping = parse(name.trim());
      if (groupings.contains(grouping)) {
        throw new BadInput("--by: " + grouping.name() + " is given twice");
      }
      groupings.add(grouping);
    }
    return groupings;
  }

  /** The names of all but tags. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  public String name() {
    return name;
  }

  /** Whether its values are times. */
  public boolean isTime() {
    return isDay() || name.equals("hour");
  }

  boolean isDay() {
    return name.equals("day");
  }

  /** The moment by which its values are ordered, as SQL; null where they are no times. */
  String moment(LocalClock clock) {
    return switch (name) {
      case "day" -> clock.dayStart();
      case "hour" -> clock.hourStart();
      default -> null;
    };
  }

  String sql(LocalClock clock) {
    return sql.apply(clock);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Grouping grouping && grouping.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
