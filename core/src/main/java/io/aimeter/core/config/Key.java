package io.aimeter.core.config;

import java.util.Locale;

/**
 * Every setting, one row each: its name as a system property, its default, and what it does. The
 * name as an environment variable is the same in capitals with underscores. {@code
 * docs/configuration.md} is generated from this table.
 */
public enum Key {
  // Essential.
  TEAM(Rank.ESSENTIAL, "ai.team", null, "The team that answers for the spend."),
  APP(
      Rank.ESSENTIAL,
      "ai.app",
      null,
      "The application. Where it is not given, `OTEL_SERVICE_NAME`, the `service.name` of"
          + " `OTEL_RESOURCE_ATTRIBUTES`, `spring.application.name` and last the labels"
          + " of the Kubernetes pod, or its name without random endings, stand in."),

  // Frequent.
  FEATURE(
      Rank.FREQUENT,
      "ai.feature",
      null,
      "The feature, where one JVM serves only one. Where it serves several, put `ai.feature` into"
          + " the MDC around each of them instead."),
  ENVIRONMENT(
      Rank.FREQUENT,
      "ai.environment",
      null,
      "production, staging, … Where it is not given, `deployment.environment.name` or"
          + " `deployment.environment` of `OTEL_RESOURCE_ATTRIBUTES` stands in."),
  COST_CENTER(Rank.FREQUENT, "ai.costcenter", null, "The cost center that is charged."),
  TAG(
      Rank.FREQUENT,
      "ai.tag.*",
      null,
      "A free tag: `-Dai.tag.region=emea`. As an environment variable its name is lower-cased:"
          + " `AI_TAG_REGION` is the tag `region`."),
  DIR(
      Rank.FREQUENT,
      "aimeter.dir",
      "~/.aimeter",
      "The directory of queues and store. Agents, collector and command line must name the same"
          + " one."),
  HOSTS(
      Rank.FREQUENT,
      "ai.hosts",
      null,
      "Hosts of your own that speak a provider's protocol: `host[:port]=provider`, several"
          + " separated by commas: `llm.corp.example=openai,gateway.corp.example:8443=anthropic`."
          + " A star stands for any part of a name: `*.llm.corp.example=azure`. `auto` is for"
          + " gateways and servers that speak several protocols: the end of the path tells which,"
          + " and where it tells nothing, the answer does."),
  RULES(
      Rank.FREQUENT,
      "aimeter.rules",
      null,
      "A YAML or JSON file of mapping rules: package, class, route, host, key, dimension or tag to"
          + " team, cost center, application, feature, environment or tag. Agents watch it; a file"
          + " that cannot be used leaves the last good rules in force. `docs/attribution.md` has its"
          + " form."),
  PRICES(
      Rank.FREQUENT,
      "aimeter.prices",
      null,
      "A JSON file of prices laid over the bundled price book, field by field."),

  // Rare.
  ENABLED(Rank.RARE, "aimeter.enabled", "true", "`false` turns the whole agent off."),
  TAP(
      Rank.RARE,
      "aimeter.tap.*",
      "true",
      "`false` turns one tap off, by its name: `aimeter.tap.okhttp=false`. `docs/supported.md`"
          + " lists them."),
  DERIVE_FEATURE(
      Rank.RARE,
      "ai.feature.derive",
      "true",
      "`false` leaves the feature open where nobody set one. Otherwise it is the AI service, job,"
          + " listener or route that the call was made in, or else the application's method nearest"
          + " to the call: `docs/attribution.md`."),
  ASK_USAGE(
      Rank.RARE,
      "ai.ask.usage",
      "false",
      "`true` asks for the usage of streamed chats in place of applications that do not, so that it"
          + " need not be estimated, and hides the answer to that from them; the JDK's HttpClient"
          + " and OkHttp, at OpenAI and Azure OpenAI. This is the one setting that changes what is"
          + " sent: `docs/safety.md` says when."),
  HANDOVER(
      Rank.RARE,
      "aimeter.handover",
      "true",
      "`false` leaves the JDK's tasks alone: what a thread knows is then not handed over to the"
          + " threads that run its tasks (`docs/attribution.md`)."),
  USER(
      Rank.RARE,
      "ai.user",
      null,
      "The user, where one JVM serves only one. Usually in the MDC instead."),
  CONFIG(
      Rank.RARE,
      "aimeter.config",
      null,
      "A properties file (UTF-8) with the same keys, of lowest precedence."),
  SECRET_FILE(
      Rank.RARE,
      "aimeter.secret.file",
      null,
      "The file with the secret under which keys and users are hashed: at least 16 bytes, the same"
          + " on all machines whose fingerprints are to be the same. Where it is not given, the"
          + " agent makes `secret` in `aimeter.dir`, readable by its owner alone."),
  PODINFO(
      Rank.RARE,
      "aimeter.podinfo",
      "/etc/podinfo",
      "Where Kubernetes' downward API puts the files `labels` and `annotations` of the pod, which"
          + " stand in for what is not given: `docs/attribution.md` says which mean what."),
  BAGGAGE(
      Rank.RARE,
      "aimeter.baggage",
      "true",
      "`false` ignores the entries `ai.*` of OpenTelemetry's baggage, which callers from outside"
          + " may set."),
  QUEUES_SIZE(
      Rank.RARE,
      "aimeter.queues.size",
      "4GB",
      "How much the queues in `aimeter.dir` may take together, of all JVMs, while nobody ships them:"
          + " beyond it (and beyond 268 MB of its own) an agent drops its newest records, and counts"
          + " them. MB, GB or TB."),
  DEBUG(Rank.RARE, "aimeter.debug", "false", "`true` prints stack traces of our own to stderr.");

  /**
   * How the environment variables of the collector's own keys begin. Where a pod's containers share
   * their environment the agent meets them too.
   */
  public static final String COLLECTOR_PREFIX = "AIMETER_COLLECT_";

  /** How often a user needs a key; the order of the reference page. */
  public enum Rank {
    ESSENTIAL,
    FREQUENT,
    RARE
  }

  private final Rank rank;
  private final String property;
  private final String defaultText;
  private final String description;

  Key(Rank rank, String property, String defaultText, String description) {
    this.rank = rank;
    this.property = property;
    this.defaultText = defaultText;
    this.description = description;
  }

  /** How often a user needs it. */
  public Rank rank() {
    return rank;
  }

  /** The name as a system property and in the file; a family of keys ends in {@code *}. */
  public String property() {
    return property;
  }

  /** The name as an environment variable. */
  public String environmentVariable() {
    return property.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** Whether the name is a prefix of many keys, each with a part of the user's own. */
  public boolean isFamily() {
    return property.endsWith("*");
  }

  /** What holds where nothing is given; null where that is nothing. */
  public String defaultText() {
    return defaultText;
  }

  /** What it does, in Markdown. */
  public String description() {
    return description;
  }
}
