package io.aimeter.core.attribution.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.attribution.Dimension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  private static final String YAML =
"""
# comment
rules:
  - name: search
    when:
      package: com.shop.search
      host: [api.openai.com, "*.openai.azure.com"]
    set: {team: search, costcenter: 0042, tag.tier: 'on'}
  - set:
      environment: ~
""";

  private static final String JSON =
      "{\"rules\": [{\"name\": \"search\", \"when\": {\"package\": \"com.shop.search\","
          + " \"host\": [\"api.openai.com\", \"*.openai.azure.com\"]},"
          + " \"set\": {\"team\": \"search\", \"costcenter\": \"0042\", \"tag.tier\": \"on\"}},"
          + "\t{\"set\": {\"environment\": null}}]}";

  private static Rules parse(String text) {
    return Rules.parse(text.getBytes(StandardCharsets.UTF_8), "rules.yaml");
  }

  private static Rules one(String condition) {
    return parse("rules:\n- when: {" + condition + "}\n  set: {team: t}\n");
  }

  @Test
  void yamlAndJsonAreTheSame() {
    for (String text : List.of(YAML, JSON, "\ufeff" + YAML, "  \n" + JSON)) {
      Rules rules = parse(text);
      assertEquals(2, rules.list().size());
      Rule search = rules.list().get(0);
      assertEquals("search", search.name());
      assertEquals("search", search.value(Dimension.TEAM));
      assertEquals("0042", search.value(Dimension.COST_CENTER));
      assertEquals("on", search.tags().get("tier"));
      assertEquals(
          "[package: com.shop.search, host: [api.openai.com, *.openai.azure.com]]",
          search.conditions().toString());
      Rule second = rules.list().get(1);
      assertEquals("rule 2", second.name());
      assertTrue(second.dimensions().contains(Dimension.ENVIRONMENT));
      assertNull(second.value(Dimension.ENVIRONMENT));
      assertTrue(rules.needsCaller());
    }
    assertEquals(3, parse(YAML).list().get(0).line());
  }

  @Test
  void aFileWithoutRulesIsNoRules() {
    assertTrue(parse("rules: []").isEmpty());
    assertTrue(parse("{\"rules\": []}").isEmpty());
    assertFalse(one("host: x").needsCaller());
    assertTrue(one("class: Foo").needsCaller());
  }

  @ParameterizedTest
  @CsvSource({
    "package: com.shop, com.shop.Cart, true",
    "package: com.shop, com.shop.search.Index$Reader, true",
    "package: com.shop.*, com.shop.Cart, true",
    "package: com.shop.**, com.shop.search.Index, true",
    "package: com.shop, com.shopping.Cart, false",
    "package: com.shop, org.com.shop.Cart, false",
    "package: com.*.search, com.shop.search.deep.Index, true",
    "package: com.*.search, com.shop.old.search.Index, false",
    "package: '**.search', com.shop.old.search.Index, true",
    "package: com.shop, , false",
    "class: com.shop.Cart, com.shop.Cart, true",
    "class: com.shop.Cart, com.shop.Cart$Item, true",
    "class: com.shop.Cart, com.shop.CartItem, false",
    "class: com.shop.*, com.shop.Cart, true",
    "class: com.shop.*, com.shop.deep.Cart, false",
    "class: com.shop.**, com.shop.deep.Cart, true",
    "class: '*Summarizer', com.shop.InvoiceSummarizer, true",
    "class: '*Summarizer', com.shop.InvoiceSummarizer$$SpringCGLIB$$0, true",
    "class: Cart, com.shop.Cart, true",
    "class: Cart, Cart, true",
    "class: Cart, com.shop.ShoppingCart, false",
  })
  void byTheCallingClass(String condition, String callingClass, boolean matches) {
    assertEquals(matches, one(condition).list().get(0).matches(Call.of("class", callingClass)));
  }

  @ParameterizedTest
  @CsvSource({
    "route: /search/**, GET /search/by-name/{id}, true",
    "route: /search/**, GET /search, true",
    "route: /search/**, GET /searches, false",
    "route: /search/*, GET /search/a/b, false",
    "route: POST /search, POST /search, true",
    "route: POST /search, GET /search, false",
    "route: '* /search', GET /search, true",
    "route: '/orders/{id}', 'GET /orders/{id}', true",
    "route: NightlyReport.*, NightlyReport.run, true",
    "route: orders-*, orders-in, true",
    "host: api.openai.com, API.OpenAI.com, true",
    "host: '*.openai.azure.com', eu.west.openai.azure.com, true",
    "host: api.openai.com, api.openai.com.evil.example, false",
    "feature: checkout*, checkout-page, true",
    "tag.region: emea, emea, true",
    "tag.region: emea, apac, false",
  })
  void byOtherTraits(String condition, String has, boolean matches) {
    String trait = condition.substring(0, condition.indexOf(':'));
    Rule rule =
        one(condition.contains("'") ? condition : condition.replace(": ", ": '") + "'")
            .list()
            .get(0);
    assertEquals(matches, rule.matches(Call.of(trait, has)));
    assertFalse(rule.matches(Call.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "a1b2, true",
    "…a1b2, true",
    "0123456789abcdef, true",
    "012345, true",
    "a1b3, false",
    "123456, false",
  })
  void byTheKeyAsItIsPrinted(String key, boolean matches) {
    Call call = Call.of("fingerprint", "0123456789abcdef", "hint", "a1b2");
    assertEquals(matches, one("key: " + key).list().get(0).matches(call));
  }

  @Test
  void ofEachDimensionTheFirstRuleThatMatchesSpeaks() {
    Rules rules =
        parse(
"""
rules:
- {name: a, when: {host: x}, set: {team: a, tag.t: a}}
- {name: b, when: {host: [x, y]}, set: {team: b, app: b, tag.t: b, tag.u: b}}
- {name: c, set: {team: c, app: c, environment: c}}
""");
    Decision decision = rules.decide(Call.of("host", "x"));
    assertEquals("a", decision.dimensions().get(Dimension.TEAM).name());
    assertEquals("b", decision.dimensions().get(Dimension.APP).name());
    assertEquals("c", decision.dimensions().get(Dimension.ENVIRONMENT).name());
    assertEquals("a", decision.tags().get("t").name());
    assertEquals("b", decision.tags().get("u").name());
    assertFalse(decision.dimensions().containsKey(Dimension.FEATURE));
    assertNull(one("host: x").decide(Call.of("host", "y")));
    Rule second = rules.list().get(1);
    assertEquals("[host: [x, y]]", second.lacking(Call.of("host", "z")).toString());
    assertEquals(List.of(), second.lacking(Call.of("host", "y")));
  }

  /** What is remembered of a class says nothing of its further calls but who they come from. */
  @Test
  void furtherCallsOfAClassAreDecidedForThemselves() {
    Rules rules =
        parse(
"""
rules:
- {name: a, when: {package: p, host: x}, set: {team: a}}
- {name: b, when: {package: q}, set: {team: b}}
- {name: c, when: {host: y}, set: {team: c}}
""");
    for (int i = 0; i < 3000; i++) {
      String type = "p.C" + i % 1500;
      assertEquals("a", speaker(rules, Call.of("class", type, "host", "x")));
      assertEquals("c", speaker(rules, Call.of("class", type, "host", "y")));
      assertNull(rules.decide(Call.of("class", type)));
      assertEquals("b", speaker(rules, Call.of("class", "q.C" + i, "host", "y")));
    }
    assertEquals("c", speaker(rules, Call.of("host", "y")));
  }

  private static String speaker(Rules rules, Call call) {
    return rules.decide(call).dimensions().get(Dimension.TEAM).name();
  }

  @Test
  void rulesBelowOneForEveryCallNeverSpeak() {
    Rules rules =
        parse(
"""
rules:
- {name: a, set: {team: a}}
- {name: b, when: {host: x}, set: {team: b}}
- {name: c, when: {host: x}, set: {team: c, app: c}}
""");
    assertEquals(1, rules.shadowed().size());
    assertEquals("b", rules.shadowed().get(0).name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: b: c | line 1, column 5: is not YAML: mapping values are not allowed here",
        "rules:\\n\\t- a | line 2, column 1: is not YAML: found a tab; indent with blanks",
        "rules: [ | line 1, column 9: is not YAML",
        "rulez: [] | line 1, column 1: unknown field 'rulez'; did you mean rules?",
        "'' | line 1, column 1: expected an object such as {\"rules\": [ … ]}, found nothing",
        "rules: x | line 1, column 8: expected a list of rules, found a text",
        "rules: | expected a list of rules, found nothing",
        "rules: []\\nrules: [] | line 2, column 1: the field 'rules' is there twice",
        "rules:\\n- when: {host: x} | line 2, column 3: the rule sets nothing: its field 'set' is missing",
        "rules:\\n- set: {} | line 2, column 8: the rule sets nothing",
        "rules:\\n- set: {teem: a} | line 2, column 9: unknown field 'teem'; did you mean team?",
        "rules:\\n- set: {user: a} | line 2, column 9: unknown field 'user'",
        "rules:\\n- set: {cost-center: a} | unknown field 'cost-center'; did you mean costcenter?",
        "rules:\\n- set: {tag.: a} | unknown field 'tag.'",
        "rules:\\n- set: {team: } | line 2, column 14: expected a text, or null for no rule's value, found nothing",
        "rules:\\n- set: {team: [a]} | line 2, column 15: expected a text, or null for no rule's value, found a list",
        "rules:\\n- set: {team: a}\\n  wen: {host: x} | line 3, column 3: unknown field 'wen'; did you mean when?",
        "rules:\\n- when:\\n  host: x\\n  set: {team: a} | line 3, column 3: the field 'host' belongs into 'when' or 'set'; indent it further",
        "rules:\\n- when: {}\\n  set: {team: a} | line 2, column 9: no conditions; leave 'when' out",
        "rules:\\n- when: {hosst: x}\\n  set: {team: a} | line 2, column 10: unknown field 'hosst'; did you mean host?",
        "rules:\\n- when: {host: []}\\n  set: {team: a} | line 2, column 16: the list is empty",
        "rules:\\n- when: {host: *.x}\\n  set: {team: a} | line 2, column 16: a text that begins with a star must be in quotes",
        "rules:\\n- when: {host: 'https://x'}\\n  set: {team: a} | line 2, column 16: 'host' is a host alone",
        "rules:\\n- {name: a, set: {team: a}}\\n- {name: a, set: {team: a}} | line 3, column 10: another rule has the name 'a', in line 2",
        "rules: []\\n---\\nrules: [] | line 2, column 1: a second document begins",
        "rules: [[[[[[[[[]]]]]]]]] | nested too deeply",
        "{\"rules\": [} | line 1, column 12: is not JSON",
        "{\"rules\": []} x | is not JSON: a text that is not in quotes",
        "{\"rules\": []} {} | line 1, column 15: expected the end of the file",
        "{\"rules\": [{\"set\": {\"team\": \"\"}}]} | line 1, column 29: expected a text, or null for no rule's value, found an empty text",
      })
  void whatIsAmissIsToldWithItsPlace(String text, String message) {
    RulesException e =
        assertThrows(
            RulesException.class, () -> parse(text.replace("\\n", "\n").replace("\\t", "\t")));
    assertTrue(e.getMessage().startsWith("rules.yaml, line "), e.getMessage());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  /** A key put where its fingerprint belongs, or anywhere else, must not end in a log. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules:\\n- when: {key: KEY}\\n  set: {team: a}",
        "rules:\\n- when: {key: KEY: x}\\n  set: {team: a}",
        "rules:\\n- when: {key: *KEY}\\n  set: {team: a}",
        "rules:\\n- when: {key: 'KEY}\\n  set: {team: a}",
        "rules:\\n- when: {KEY: x}\\n  set: {team: a}",
        "rules: KEY",
        "KEY",
        "{\"rules\": [{\"when\": {\"key\": KEY}}]}",
        "{\"rules\": [{\"when\": {\"key\": \"KEY}}]}",
        "{\"rules\": [{\"when\": {\"key\": \"KEY\"}, \"set\": {\"team\": \"a\"}}]}",
      })
  void noMessageRepeatsAKey(String text) {
    String key = "sk-proj-secretkey123456789";
    String message =
        assertThrows(
                RulesException.class, () -> parse(text.replace("\\n", "\n").replace("KEY", key)))
            .getMessage();
    assertFalse(message.contains(key), message);
  }

  @Test
  void valuesThatRecordsCouldNotKeepAreRefused() {
    assertThrows(
        RulesException.class, () -> parse("rules: [{set: {team: " + "x".repeat(129) + "}}]"));
    assertThrows(RulesException.class, () -> parse("rules: [{set: {team: \"a\\nb\"}}]"));
    assertThrows(
        RulesException.class, () -> parse("rules: [{set: {tag." + "x".repeat(80) + ": a}}]"));
  }

  @Test
  void aFileThatCannotBeReadIsNamed(@TempDir Path directory) {
    Path missing = directory.resolve("r.yaml");
    assertEquals(
        missing + " does not exist",
        assertThrows(RulesException.class, () -> Rules.read(missing)).getMessage());
    assertTrue(
        assertThrows(RulesException.class, () -> Rules.read(directory))
            .getMessage()
            .startsWith(directory + " cannot be read"));
  }
}
