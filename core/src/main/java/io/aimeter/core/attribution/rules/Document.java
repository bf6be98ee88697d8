package io.aimeter.core.attribution.rules;

import java.nio.charset.StandardCharsets;

/** A rules file's name, for messages, and the tree of what is in it. */
final class Document {
  /** Deeper than any rule, and shallow enough for any stack. */
  static final int MAX_DEPTH = 8;

  private final String name;

  Document(String name) {
    this.name = name;
  }

  /** The tree: of JSON where the content begins like it, else of YAML. */
  Node parse(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    if (text.startsWith("\ufeff")) {
      text = text.substring(1);
    }
    String begin = text.stripLeading();
    return begin.startsWith("{") || begin.startsWith("[")
        ? new JsonNodes(this).read(text)
        : new YamlNodes(this).read(text);
  }

  RulesException problem(Node at, String what) {
    return problem(at.line, at.column, what, null);
  }

  RulesException problem(int line, int column, String what, Throwable cause) {
    return new RulesException(name + ", line " + line + ", column " + column + ": " + what, cause);
  }

  RulesException problem(String what, Throwable cause) {
    return new RulesException(name + ": " + what, cause);
  }

  /** Adds a field to an object, in which its name must be new. */
  void add(Node object, Node field, Node value) {
    if (object.field(field.text) != null) {
      throw problem(field, "the field '" + field.text + "' is there twice");
    }
    object.names.add(field);
    object.items.add(value);
  }
}
