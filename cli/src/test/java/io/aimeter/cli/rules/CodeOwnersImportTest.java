package io.aimeter.cli.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.attribution.Dimension;
import io.aimeter.core.attribution.rules.Decision;
import io.aimeter.core.attribution.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeOwnersImportTest {
  private static final String GITHUB =
      """
      # Who owns what
      *                                        @shop/platform
      /docs/                                   @shop/writers
      src/main/java/com/shop/                  @shop/core   # the rest
      src/main/java/com/shop/search/**         @ann @shop/search @shop/core
      /billing/src/main/kotlin/com/shop/billing/Invoice.kt  @shop/billing
      /src/main/java/com/shop/search/generated/
      src/main/java/com/shop/mail/             mail@shop.example
      src/test/java/com/shop/search/           @shop/quality
      src/main/java/com/shop/a\\ b/             @shop/blanks
      """;

  private static Rules rules(CodeOwnersImport owners) {
    return Rules.parse(owners.yaml("CODEOWNERS").getBytes(StandardCharsets.UTF_8), "rules");
  }

  private static String team(Rules rules, String callingClass) {
    Decision decision = rules.decide(new KnownCall().with("class", callingClass));
    return decision == null
        ? null
        : decision.dimensions().get(Dimension.TEAM).value(Dimension.TEAM);
  }

  @Test
  void theLastLineThatMatchedIsTheFirstRuleThatDoes() {
    CodeOwnersImport owners = CodeOwnersImport.of(GITHUB);
    Rules rules = rules(owners);
    assertEquals("core", team(rules, "com.shop.Cart"));
    assertEquals("search", team(rules, "com.shop.search.deep.Index"));
    assertNull(team(rules, "com.shop.search.generated.Api"), "nobody owns it");
    assertEquals("billing", team(rules, "com.shop.billing.Invoice"));
    assertEquals("billing", team(rules, "com.shop.billing.InvoiceKt"));
    assertEquals("core", team(rules, "com.shop.billing.Other"));
    assertNull(team(rules, "org.other.Main"));
    assertEquals("CODEOWNERS:7", rules.list().get(1).name());
  }

  @Test
  void whatIsLeftOutIsTold() {
    assertEquals(
        Map.of(
            2, "*: it names no package: no source directory, such as src/main/java/, is in it",
            3, "/docs/: it names no package: no source directory, such as src/main/java/, is in it",
            8, "src/main/java/com/shop/mail/: none of its owners is a team",
            9, "src/test/java/com/shop/search/: it is of tests"),
        CodeOwnersImport.of(GITHUB).leftOut());
    assertTrue(CodeOwnersImport.of(GITHUB).yaml("C").contains("# Left out, line 3: /docs/"));
  }

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "*.java, true",
    "/src/, true",
    "src/main/java/com/shop/, true",
    "src/**/shop, true",
    "shop/, true",
    "/docs/, false",
    "*.kt, false",
    "/src/main/java/com/shop/search/deep/, false",
    "/com/, false",
  })
  void aLineThatALaterOneOverridesIsNoRule(String later, boolean overrides) {
    CodeOwnersImport owners =
        CodeOwnersImport.of("src/main/java/com/shop/search/ @o/search\n" + later + " @o/other\n");
    assertEquals(
        overrides,
        "src/main/java/com/shop/search/: line 2 overrides it".equals(owners.leftOut().get(1)),
        owners.leftOut().toString());
  }

  @Test
  void directoriesOfSeveralModules() {
    CodeOwnersImport owners =
        CodeOwnersImport.of(
            """
            /a/src/main/java/com/shop/search/ @o/search
            /b/src/main/java/com/shop/ @o/b
            /c/src/main/java/com/shop/ @o/c
            /d/src/main/java/com/shop/ @o/c
            """);
    Rules rules = rules(owners);
    assertEquals("search", team(rules, "com.shop.search.Index"), "the line of b does not mean it");
    assertEquals("c", team(rules, "com.shop.Cart"));
    assertEquals(
        Map.of(
            2, "/b/src/main/java/com/shop/: its package is also in another directory, of line 4"),
        owners.leftOut());
  }

  @Test
  void sectionsOfGitLab() {
    CodeOwnersImport owners =
        CodeOwnersImport.of(
            """
            [Search][2] @group/sub/search
            src/main/java/com/shop/search/
            src/main/java/com/shop/search/rank/ @group/ranking
            ^[Everything] @platform
            src/main/java/com/shop/
            src/main/java/com/shop/roles/ @@maintainer
            !src/main/java/com/shop/generated/
            """);
    Rules rules = rules(owners);
    assertEquals("search", team(rules, "com.shop.search.Index"), "the earlier section wins");
    assertEquals("ranking", team(rules, "com.shop.search.rank.Ranker"));
    assertEquals("platform", team(rules, "com.shop.Cart"));
    assertEquals(List.of(6, 7), List.copyOf(owners.leftOut().keySet()));
  }

  @Test
  void aPatternThatIsTakenAwayIsNobodys() {
    Rules rules =
        rules(
            CodeOwnersImport.of(
                "src/main/java/com/shop/ @o/core\n!src/main/java/com/shop/generated/\n"));
    assertNull(team(rules, "com.shop.generated.Api"));
    assertEquals("core", team(rules, "com.shop.Cart"));
  }

  @ParameterizedTest
  @CsvSource({
    "/src/main/java/com/shop/search/, package, com.shop.search",
    "src/main/java/com/shop/search, package, com.shop.search",
    "src/main/java/com/shop/search/**, package, com.shop.search",
    "src/main/java/com/shop/search/**/*.java, package, com.shop.search",
    "src/main/java/com/shop/search/*, class, com.shop.search.*",
    "src/main/java/com/shop/search/*.java, class, com.shop.search.*",
    "src/main/java/com/shop/Search*.java, class, com.shop.Search*",
    "**/src/main/scala/com/shop/, package, com.shop",
    "app/src/jvmMain/kotlin/com/shop/, package, com.shop",
    "src/main/java/com/*/search/, package, com.*.search",
    "services/java/com/shop/, package, com.shop",
  })
  void pathsArePackagesAndClasses(String path, String trait, String pattern) {
    assertEquals(new OwnedPath(trait, List.of(pattern), null), OwnedPath.of(path));
  }

  @ParameterizedTest
  @CsvSource({
    "src/main/java/",
    "src/main/java/**/*.java",
    "*.java",
    "src/main/resources/",
    "pom.xml",
    "src/main/java/com/shop/package.html",
    "src/main/java/com/sh?p/",
    "src/integrationTest/java/com/shop/",
  })
  void othersAreNeither(String path) {
    OwnedPath owned = OwnedPath.of(path);
    assertNull(owned.trait());
    assertTrue(!owned.reason().isEmpty());
  }

  /** One module, directories only: every class has the owner the last matching line gives it. */
  @Test
  void equalsTheLastMatchOnRandomFiles() {
    Random random = new Random(11);
    String[] names = {"a", "b", "c"};
    int owned = 0;
    for (int round = 0; round < 2000; round++) {
      List<String> directories = new ArrayList<>();
      StringBuilder file = new StringBuilder();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        StringBuilder directory = new StringBuilder("com");
        for (int depth = random.nextInt(4); depth > 0; depth--) {
          directory.append('/').append(names[random.nextInt(3)]);
        }
        directories.add(directory.toString());
        file.append("src/main/java/").append(directory).append("/ @o/t").append(i).append('\n');
      }
      Rules rules = rules(CodeOwnersImport.of(file.toString()));
      for (String path :
          List.of("com", "com/a", "com/a/b", "com/a/b/c", "com/c/c", "com/b/a/a/a")) {
        String expected = null;
        for (int i = 0; i < directories.size(); i++) {
          if ((path + "/").startsWith(directories.get(i) + "/")) {
            expected = "t" + i;
          }
        }
        assertEquals(expected, team(rules, path.replace('/', '.') + ".X"), file + path);
        owned += expected == null ? 0 : 1;
      }
    }
    assertTrue(owned > 1000);
  }
}
