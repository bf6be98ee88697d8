package io.aimeter.core.config;

/** Writes {@code docs/configuration.md} from the table of keys. */
final class ReferencePage {
  private static final String HEAD =
      "# Configuration\n"
          + "\n"
          + "<!-- Generated from io.aimeter.core.config.Key; a test says how to regenerate it. -->\n"
          + "\n"
          + "Every setting can be given in three places. The first that has it, wins:\n"
          + "\n"
          + "1. a system property: `-Dai.team=payments`;\n"
          + "2. an environment variable, in capitals with underscores: `AI_TEAM=payments`;\n"
          + "3. a line of the properties file that `aimeter.config` (or `AIMETER_CONFIG`) names:"
          + " `ai.team=payments`.\n"
          + "\n"
          + "Team, app, feature, environment, cost center, user and tags can also be set for a part"
          + " of a program: put the same\n"
          + "names into the MDC of SLF4J, Log4j or Logback, for example `MDC.put(\"ai.feature\","
          + " \"search\")`. What the MDC of the\n"
          + "calling thread says, wins over all of the above. Each record keeps which place its"
          + " value is from.\n"
          + "\n"
          + "What cannot be understood is said once on stderr, in a line that begins with"
          + " `[aimeter]`, and the default holds.\n"
          + "The application is never stopped by it.\n";

  private ReferencePage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    section(page, Key.Rank.ESSENTIAL, "Essential");
    section(page, Key.Rank.FREQUENT, "Frequent");
    section(page, Key.Rank.RARE, "Rare");
    return page.toString();
  }

  private static void section(StringBuilder page, Key.Rank rank, String title) {
    page.append("\n## ").append(title).append('\n');
    for (Key key : Key.values()) {
      if (key.rank() == rank) {
        page.append("\n### `").append(key.property()).append("`\n\n");
        page.append(key.description()).append("\n\n");
        page.append("Environment variable `").append(key.environmentVariable()).append("`; ");
        String otherwise = key.defaultText();
        page.append(otherwise == null ? "no default" : "default `" + otherwise + "`").append(".\n");
      }
    }
  }
}
