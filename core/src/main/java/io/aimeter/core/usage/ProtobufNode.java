package io.aimeter.core.usage;

import java.util.HashMap;
import java.util.Map;

/**
 * What the fields of a kind of Protocol Buffers message mean to us, by their numbers. Built once,
 * then immutable.
 */
final class ProtobufNode {
  private final Map<Long, ProtobufNode> fields = new HashMap<>();
  private final Slot slot;
  private final String name;
  private final boolean message;
  private final String[] values;

  private ProtobufNode(Slot slot, String name, boolean message, String... values) {
    this.slot = slot;
    this.name = name;
    this.message = message;
    this.values = values;
  }

  static ProtobufNode message() {
    return new ProtobufNode(null, null, true);
  }

  /** A message whose fields are collected as {@link Counts}. */
  static ProtobufNode counts(Slot slot) {
    return new ProtobufNode(slot, null, true);
  }

  /** A repeated message within counts. */
  static ProtobufNode entries(String name) {
    return new ProtobufNode(null, name, true);
  }

  /** A text, or the name of an enum's value. */
  static ProtobufNode value(Slot slot, String... values) {
    return new ProtobufNode(slot, null, false, values);
  }

  /** A number within counts, or the name of an enum's value. */
  static ProtobufNode count(String name, String... values) {
    return new ProtobufNode(null, name, false, values);
  }

  ProtobufNode with(long number, ProtobufNode field) {
    fields.put(number, field);
    return this;
  }

  /** The field of a number, or null where it means nothing to us. */
  ProtobufNode field(long number) {
    return fields.get(number);
  }

  Slot slot() {
    return slot;
  }

  String name() {
    return name;
  }

  boolean isMessage() {
    return message;
  }

  /** A number as text: the name of an enum's value where this is one. */
  String text(long number) {
    return number >= 0 && number < values.length ? values[(int) number] : Long.toString(number);
  }
}
