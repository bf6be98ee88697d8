package io.aimeter.core.attribution.rules;

import io.aimeter.core.attribution.Attributor;
import io.aimeter.core.attribution.Dimension;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes rules of a document's tree; whatever is amiss is told with its line and column. */
final class RulesReader {
  private static final String EXAMPLE = "an object such as {\"rules\": [ … ]}";
  private static final List<String> OF_RULE = List.of(Names.NAME, Names.WHEN, Names.SET);

  private final Document document;
  private final Map<String, Integer> lines = new HashMap<>();

  RulesReader(Document document) {
    this.document = document;
  }

  Rules read(byte[] content) {
    Node root = document.parse(content);
    require(root, Node.Kind.OBJECT, EXAMPLE);
    checkNames(root, List.of(Names.RULES));
    Node list = root.field(Names.RULES);
    if (list == null) {
      throw document.problem(root, "the field 'rules' is missing");
    }
    require(list, Node.Kind.LIST, "a list of rules");
    List<Rule> rules = new ArrayList<>();
    for (Node rule : list.items) {
      rules.add(rule(rule, rules.size() + 1));
    }
    return new Rules(rules);
  }

  private Rule rule(Node rule, int number) {
    require(rule, Node.Kind.OBJECT, "a rule with when and set");
    for (Node field : rule.names) {
      if (!OF_RULE.contains(field.text)) {
        throw document.problem(field, unknownInRule(field.text));
      }
    }
    Node set = rule.field(Names.SET);
    if (set == null) {
      throw document.problem(rule, "the rule sets nothing: its field 'set' is missing");
    }
    EnumMap<Dimension, String> values = new EnumMap<>(Dimension.class);
    Map<String, String> tags = new HashMap<>();
    readSet(set, values, tags);
    return new Rule(name(rule, number), rule.line, conditions(rule), values, tags);
  }

  /** Most slips of indentation put a condition or a value one step too far out. */
  private static String unknownInRule(String field) {
    if (Trait.named(field) != null) {
      return "the field '" + field + "' belongs into 'when' or 'set'; indent it further";
    }
    return Names.unknown(field, OF_RULE);
  }

  private String name(Node rule, int number) {
    Node given = rule.field(Names.NAME);
    String name = given == null ? "rule " + number : text(given, "the rule's name");
    Integer other = lines.put(name, rule.line);
    if (other != null) {
      throw document.problem(
          given == null ? rule : given,
          "another rule has the name '" + name + "', in line " + other);
    }
    return name;
  }

  private List<Condition> conditions(Node rule) {
    List<Condition> conditions = new ArrayList<>();
    Node when = rule.field(Names.WHEN);
    if (when == null) {
      return conditions;
    }
    require(when, Node.Kind.OBJECT, "conditions such as package: com.shop.search");
    if (when.items.isEmpty()) {
      throw document.problem(
          when, "no conditions; leave 'when' out of a rule that holds for every call");
    }
    for (int i = 0; i < when.items.size(); i++) {
      Node field = when.names.get(i);
      Trait trait = Trait.named(field.text);
      if (trait == null) {
        throw document.problem(field, Names.unknown(field.text, Names.conditions()));
      }
      conditions.add(new Condition(trait, patterns(trait, when.items.get(i))));
    }
    return conditions;
  }

  private List<String> patterns(Trait trait, Node value) {
    List<String> patterns = new ArrayList<>();
    for (Node item : value.kind == Node.Kind.LIST ? value.items : List.of(value)) {
      String pattern = text(item, "a text, or a list of texts");
      String problem = trait.problem(pattern);
      if (problem != null) {
        throw document.problem(item, "'" + trait.name() + "' " + problem);
      }
      patterns.add(pattern);
    }
    if (patterns.isEmpty()) {
      throw document.problem(value, "the list is empty, so that the rule could never match");
    }
    return patterns;
  }

  private void readSet(Node set, Map<Dimension, String> values, Map<String, String> tags) {
    require(set, Node.Kind.OBJECT, "values such as team: search");
    if (set.items.isEmpty()) {
      throw document.problem(set, "the rule sets nothing");
    }
    for (int i = 0; i < set.items.size(); i++) {
      Node field = set.names.get(i);
      Node given = set.items.get(i);
      String value =
          given.kind == Node.Kind.NULL ? null : text(given, "a text, or null for no rule's value");
      Dimension dimension = Names.dimension(field.text);
      if (dimension != null) {
        values.put(dimension, value);
      } else if (Names.isTag(field.text) && field.text.length() <= Attributor.MAX_TAG_NAME) {
        tags.put(Names.tag(field.text), value);
      } else {
        throw document.problem(field, Names.unknown(field.text, Names.settable()));
      }
    }
  }

  private String text(Node node, String what) {
    require(node, Node.Kind.TEXT, what);
    String text = node.text.trim();
    if (text.isEmpty()) {
      throw document.problem(node, "expected " + what + ", found an empty text");
    }
    if (text.length() > Attributor.MAX_VALUE) {
      throw document.problem(
          node, "the text is longer than the " + Attributor.MAX_VALUE + " characters records keep");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw document.problem(node, "the text has control characters");
    }
    return text;
  }

  private void checkNames(Node object, List<String> known) {
    for (Node field : object.names) {
      if (!known.contains(field.text)) {
        throw document.problem(field, Names.unknown(field.text, known));
      }
    }
  }

  private void require(Node node, Node.Kind kind, String what) {
    if (node.kind != kind) {
      throw document.problem(node, "expected " + what + ", found " + node.told());
    }
  }
}
