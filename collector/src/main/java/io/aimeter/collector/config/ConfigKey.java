package io.aimeter.collector.config;

import io.aimeter.core.config.Key;
import java.util.Locale;

/**
 * Everything the collector can be told, one row each: its name in the YAML file, what it takes, its
 * default, and what it does. {@code docs/collector.md} is generated from this table.
 */
public enum ConfigKey {
  DIR(
      "dir",
      ValueType.PATH,
      "~/.aimeter",
      "The directory of queues and store. Agents, collector and command line must name the same"
          + " one."),
  WRITER(
      "writer",
      ValueType.NAME,
      "w-local",
      "The store's name, for stores of several hosts gathered in one place."),
  INTERVAL(
      "interval",
      ValueType.DURATION,
      "1s",
      Effect.AT_ONCE,
      "How long the collector waits between commits."),
  PRICES(
      "prices",
      ValueType.PATH,
      null,
      Effect.AT_ONCE,
      "A JSON file of prices laid over the bundled price book. Give agents and command line the"
          + " same one."),
  DRAIN(
      "drain",
      ValueType.DURATION,
      "20s",
      Effect.AT_ONCE,
      "How long it goes on at most, after it was asked to end, to ship what is there. With"
          + " `--once`: how long it waits for sinks that get nothing."),
  LOG_LEVEL(
      "log.level", ValueType.LOG_LEVEL, "info", Effect.AT_ONCE, "The least level that is written."),
  LOG_FORMAT(
      "log.format",
      ValueType.LOG_FORMAT,
      "text",
      Effect.AT_ONCE,
      "Lines for people, or a JSON object a line for machines."),

  RETENTION_AGE(
      "retention.age",
      ValueType.DAYS,
      null,
      Effect.AT_ONCE,
      "How many whole days (UTC) before the newest record's the store keeps; without, all. What is"
          + " older is dropped a day at a time."),
  RETENTION_SIZE(
      "retention.size",
      ValueType.SIZE,
      null,
      Effect.AT_ONCE,
      "How much the store's records may take on disk: beyond it the oldest days are dropped. Today's"
          + " records stay, and so does what a sink has still to get."),

  POSTGRES_URL(
      "postgres.url",
      ValueType.TEXT,
      null,
      Effect.AT_ONCE,
      "Ships to this PostgreSQL as well: `jdbc:postgresql://HOST/DATABASE`. TLS is said behind it:"
          + " `?sslmode=verify-full&sslrootcert=FILE`."),
  POSTGRES_USER("postgres.user", ValueType.TEXT, null, Effect.AT_ONCE, "The user there."),
  POSTGRES_PASSWORD(
      "postgres.password", ValueType.SECRET, null, "The password; in the environment only."),
  POSTGRES_PASSWORD_FILE(
      "postgres.password-file",
      ValueType.PATH,
      null,
      Effect.AT_ONCE,
      "A file whose first line is the password."),
  POSTGRES_SCHEMA(
      "postgres.schema",
      ValueType.NAME,
      "public",
      Effect.AT_ONCE,
      "The schema that gets the tables `aimeter_record` and `aimeter_stream`."),
  POSTGRES_BATCH(
      "postgres.batch",
      ValueType.COUNT,
      "5000",
      Effect.AT_ONCE,
      "The most records of one transaction."),
  POSTGRES_INTERVAL(
      "postgres.interval",
      ValueType.DURATION,
      "1s",
      Effect.AT_ONCE,
      "How long it waits between transactions, unless a batch is full."),

  KAFKA_SERVERS(
      "kafka.servers",
      ValueType.TEXT,
      null,
      Effect.AT_ONCE,
      "Ships to this Kafka as well: `HOST:PORT`, several separated by commas."),
  KAFKA_TOPIC(
      "kafka.topic",
      ValueType.NAME,
      "aimeter.records",
      Effect.AT_ONCE,
      "The topic, which must exist. Each store writes to one of its partitions."),
  KAFKA_CLIENT_PROPERTIES(
      "kafka.client-properties",
      ValueType.PATH,
      null,
      Effect.AT_ONCE,
      "A properties file with any settings of Kafka's own clients: TLS, credentials, buffers."),
  KAFKA_BATCH(
      "kafka.batch",
      ValueType.COUNT,
      "5000",
      Effect.AT_ONCE,
      "The most records of one transaction."),
  KAFKA_INTERVAL(
      "kafka.interval",
      ValueType.DURATION,
      "30s",
      Effect.AT_ONCE,
      "How long it waits between transactions, unless a batch is full. A transaction costs the"
          + " brokers some milliseconds, however small it is."),

  OTLP_ENDPOINT(
      "otlp.endpoint",
      ValueType.TEXT,
      null,
      Effect.AT_ONCE,
      "Ships to this receiver of OpenTelemetry's protocol as well: `http://HOST:4318`, to which"
          + " `/v1/metrics` and `/v1/logs` are added."),
  OTLP_METRICS("otlp.metrics", ValueType.FLAG, "true", "Whether it gets sums."),
  OTLP_LOGS("otlp.logs", ValueType.FLAG, "false", "Whether it gets an event for each call."),
  OTLP_HEADERS(
      "otlp.headers",
      ValueType.SECRET,
      null,
      "Headers of each request, `NAME: VALUE`, one a line; in the environment only."),
  OTLP_HEADERS_FILE(
      "otlp.headers-file", ValueType.PATH, null, Effect.AT_ONCE, "A file of such headers."),
  OTLP_CA_FILE(
      "otlp.ca-file",
      ValueType.PATH,
      null,
      Effect.AT_ONCE,
      "The authorities to trust, in PEM, in place of those that the JDK knows."),
  OTLP_CERTIFICATE_FILE(
      "otlp.certificate-file",
      ValueType.PATH,
      null,
      Effect.AT_ONCE,
      "The certificate to show where the receiver asks for one, in PEM, with its chain."),
  OTLP_KEY_FILE(
      "otlp.key-file", ValueType.PATH, null, Effect.AT_ONCE, "Its private key, in PEM (PKCS #8)."),
  OTLP_BATCH(
      "otlp.batch", ValueType.COUNT, "2000", Effect.AT_ONCE, "The most records of one request."),
  OTLP_INTERVAL(
      "otlp.interval",
      ValueType.DURATION,
      "10s",
      Effect.AT_ONCE,
      "How long it waits between requests, unless a batch is full."),

  WEBHOOK_URL(
      "webhook.url",
      ValueType.TEXT,
      null,
      Effect.AT_ONCE,
      "Sends alerts there: of budgets, spikes, dead sinks and lost records. `https://…`, or `http://`"
          + " on this host."),
  WEBHOOK_SECRET(
      "webhook.secret",
      ValueType.SECRET,
      null,
      "The key of the alerts' signatures, 16 characters or more; in the environment only."),
  WEBHOOK_SECRET_FILE(
      "webhook.secret-file",
      ValueType.PATH,
      null,
      Effect.AT_ONCE,
      "A file whose first line is that key."),
  WEBHOOK_CA_FILE(
      "webhook.ca-file",
      ValueType.PATH,
      null,
      Effect.AT_ONCE,
      "The authorities to trust there, in PEM, in place of those that the JDK knows."),
  WEBHOOK_INTERVAL(
      "webhook.interval",
      ValueType.DURATION,
      "5m",
      Effect.AT_ONCE,
      "How often it looks for something to tell."),

  HTTP_LISTEN(
      "http.listen",
      ValueType.TEXT,
      null,
      "Answers there: the dashboard, `/metrics` for Prometheus, `/health/live` and `/health/ready`."
          + " A port alone, such as `9464`, is on this host only; `0.0.0.0:9464` is for all, and"
          + " needs a token."),
  HTTP_TOKEN(
      "http.token",
      ValueType.SECRET,
      null,
      "What readers of dashboard and `/metrics` must bear (`Authorization: Bearer …`); in the"
          + " environment only. Without one, the dashboard's is made and kept in `dashboard-token`,"
          + " and `/metrics` needs none."),
  HTTP_TOKEN_FILE(
      "http.token-file",
      ValueType.PATH,
      null,
      Effect.AT_ONCE,
      "A file whose first line is the token."),
  HTTP_NAMES(
      "http.names",
      ValueType.TEXT,
      null,
      "The host names by which browsers reach the dashboard, separated by commas, besides"
          + " addresses, `localhost` and this host's own name: other names are refused.");

  private final String path;
  private final ValueType type;
  private final String defaultText;
  private final Effect effect;
  private final String description;

  ConfigKey(String path, ValueType type, String defaultText, String description) {
    this(path, type, defaultText, Effect.AT_START, description);
  }

  ConfigKey(String path, ValueType type, String defaultText, Effect effect, String description) {
    this.path = path;
    this.type = type;
    this.defaultText = defaultText;
    this.effect = effect;
    this.description = description;
  }

  /** The name in the file; a dot leads into a section. */
  public String path() {
    return path;
  }

  /** What it takes. */
  public ValueType type() {
    return type;
  }

  /** What holds where nothing is given; null where that is nothing. */
  public String defaultText() {
    return defaultText;
  }

  /** When a change of the value, or of the file it names, takes effect. */
  public Effect effect() {
    return effect;
  }

  /** What it does, in Markdown. */
  public String description() {
    return description;
  }

  /** The environment variable; one that agents and command line know too is the same there. */
  public String environmentVariable() {
    return switch (this) {
      case DIR -> Key.DIR.environmentVariable();
      case PRICES -> Key.PRICES.environmentVariable();
      default -> Key.COLLECTOR_PREFIX + path.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    };
  }

  /** The key of that name, or null. */
  static ConfigKey of(String path) {
    for (ConfigKey key : values()) {
      if (key.path.equals(path)) {
        return key;
      }
    }
    return null;
  }

  /** Whether the name is that of a section: some key lies below it. */
  static boolean isSection(String path) {
    for (ConfigKey key : values()) {
      if (key.path.startsWith(path + ".")) {
        return true;
      }
    }
    return false;
  }
}
