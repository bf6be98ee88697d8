package io.aimeter.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may name what. The check reads sources, so that it sees all modules in every build; a rule
 * that finds nothing to check in a module that exists is a failure itself.
 */
class ModuleRulesTest {
  private static final List<Source> SOURCES = Source.all();

  private static final List<String> HTTP_LIBRARIES =
      List.of(
          "okhttp3",
          "okio",
          "org.apache.http",
          "org.apache.hc",
          "io.netty",
          "reactor",
          "io.vertx",
          "org.eclipse.jetty",
          "software.amazon.awssdk",
          "io.grpc",
          "io.helidon",
          "org.apache.pekko");
  private static final List<String> CHRONICLE = List.of("net.openhft");
  private static final List<String> DATABASE = List.of("org.duckdb", "java.sql");

  private static final List<String> POSTGRES = List.of("org.postgresql", "org.flywaydb");
  private static final List<String> KAFKA = List.of("org.apache.kafka");
  private static final List<String> OTLP = List.of("io.opentelemetry.proto");
  private static final List<String> YAML =
      List.of("com.fasterxml.jackson.dataformat.yaml", "org.yaml");

  @Test
  void coreNamesTheJdkAndTwoParsersAlone() {
    importsOnly(
        "core",
        List.of("java.", "io.aimeter.core.", "com.fasterxml.jackson.core.", "org.snakeyaml."));
  }

  @Test
  void onlyMappingRulesNameTheYamlParser() {
    onlyIn(List.of("org.snakeyaml"), "io.aimeter.core.attribution.rules");
  }

  @Test
  void bootstrapNamesTheJdkAlone() {
    importsOnly(
        "agent/bootstrap",
        List.of("java.", "io.aimeter.agent.bootstrap.", "io.aimeter.agent.bridge."));
  }

  private static void importsOnly(String module, List<String> prefixes) {
    violations(
        subjects(module),
        source ->
            source.imports().stream()
                .filter(name -> prefixes.stream().noneMatch(name::startsWith))
                .findFirst()
                .orElse(null));
  }

  @Test
  void onlyTapsNameHttpLibraries() {
    onlyIn(HTTP_LIBRARIES, "io.aimeter.agent.tap");
  }

  @Test
  void onlyAppendAndTailNameChronicle() {
    onlyIn(CHRONICLE, "io.aimeter.agent.append", "io.aimeter.collector.tail");
  }

  @Test
  void onlyStoreQueryAndOneSinkNameADatabase() {
    onlyIn(
        DATABASE,
        "io.aimeter.collector.store",
        "io.aimeter.collector.sink.postgres",
        "io.aimeter.query");
  }

  @Test
  void onlyItsSinkNamesKafka() {
    onlyIn(KAFKA, "io.aimeter.collector.sink.kafka");
  }

  @Test
  void onlyItsSinkNamesOtlp() {
    onlyIn(OTLP, "io.aimeter.collector.sink.otlp");
  }

  @Test
  void onlyItsSinkNamesPostgres() {
    onlyIn(POSTGRES, "io.aimeter.collector.sink.postgres");
  }

  @Test
  void onlyWhatReadsFilesOfPeopleNamesYaml() {
    onlyIn(YAML, "io.aimeter.collector.config", "io.aimeter.query.budget");
  }

  private static void onlyIn(List<String> library, String... packages) {
    List<Source> others = new ArrayList<>(SOURCES);
    for (String allowed : packages) {
      List<Source> inside = SOURCES.stream().filter(source -> source.isIn(allowed)).toList();
      others.removeAll(inside);
      assertTrue(
          !complete() || inside.stream().anyMatch(source -> source.names(library) != null),
          () -> allowed + " names none of " + library + ": the rule checks nothing");
    }
    violations(others, source -> source.names(library));
  }

  /** Whether all packages with a library of their own have come to exist. */
  private static boolean complete() {
    return Stream.of(
            "io.aimeter.agent.append",
            "io.aimeter.agent.tap.okhttp",
            "io.aimeter.collector.tail",
            "io.aimeter.collector.store",
            "io.aimeter.query")
        .allMatch(name -> SOURCES.stream().anyMatch(source -> source.isIn(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "core, io.aimeter.agent io.aimeter.collector io.aimeter.cli io.aimeter.query",
    "query, io.aimeter.agent io.aimeter.collector io.aimeter.cli",
    "agent/bootstrap, io.aimeter.core io.aimeter.collector io.aimeter.cli io.aimeter.query",
    "agent/runtime, io.aimeter.collector io.aimeter.cli io.aimeter.query",
    "collector, io.aimeter.agent io.aimeter.cli",
    "cli, io.aimeter.agent io.aimeter.collector",
  })
  void modulesKnowEachOtherNotAtAll(String module, String packages) {
    violations(subjects(module), source -> source.names(List.of(packages.split(" "))));
  }

  /** The sources of a module; one that has begun to exist must have some. */
  private static List<Source> subjects(String module) {
    List<Source> sources =
        SOURCES.stream().filter(source -> source.module().equals(module)).toList();
    assertTrue(
        !sources.isEmpty() || !Source.exists(module),
        () -> "no sources in " + module + ": the rule checks nothing");
    return sources;
  }

  private static void violations(List<Source> sources, Function<Source, String> offence) {
    List<String> found = new ArrayList<>();
    for (Source source : sources) {
      String name = offence.apply(source);
      if (name != null) {
        found.add(source.file() + " names " + name);
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void commentsAndStringsAreNoCode() {
    String text =
        "/* okhttp3.A */ // okhttp3.B\n class X { String s = \"okhttp3.C \\\" okhttp3.D\"; char c ="
            + " '\"'; Object o = okhttp3.E; }";
    Source source = new Source("x", "x", null, Source.withoutCommentsAndLiterals(text));
    assertEquals("okhttp3.E", source.names(List.of("okhttp3")));
    assertFalse(source.code().contains("okhttp3.D"), source.code());
  }
}
