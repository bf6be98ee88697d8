package io.aimeter.core.attribution.rules;

import java.util.ArrayList;
import java.util.List;

/** A value of a rules file, whatever its syntax, and where it stands. */
final class Node {
  /** What a node can be. */
  enum Kind {
    /** A text, number or truth value: rules take them all as texts. */
    TEXT,
    /** Said to be nothing: {@code null}, and {@code ~} in YAML. */
    NULL,
    /** Nothing where a value could be, as only YAML knows it. */
    EMPTY,
    LIST,
    OBJECT
  }

  final Kind kind;
  final String text;
  final int line;
  final int column;

  /** Of a list its items, of an object its fields' values. */
  final List<Node> items = new ArrayList<>();

  /** Of an object its fields' names, texts all. */
  final List<Node> names = new ArrayList<>();

  Node(Kind kind, String text, int line, int column) {
    this.kind = kind;
    this.text = text;
    this.line = line;
    this.column = column;
  }

  /** The value of a field; null where there is none. */
  Node field(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).text.equals(name)) {
        return items.get(i);
      }
    }
    return null;
  }

  /** What it is, for a message; never its text, which could be a secret in the wrong place. */
  String told() {
    switch (kind) {
      case TEXT:
        return "a text";
      case LIST:
        return "a list";
      case OBJECT:
        return "an object";
      default:
        return "nothing";
    }
  }
}
