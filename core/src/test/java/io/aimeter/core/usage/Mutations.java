package io.aimeter.core.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes bodies at random: their bytes, or, leaving them well-formed, their values. */
final class Mutations {
  private static final int DEEP = 20_000;
  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "\\",
    "\n",
    "\r",
    "\n\n",
    "data:",
    "data: ",
    "null",
    "true",
    "-1",
    "1e999999999",
    "9223372036854775808",
    "0.1",
    "\"usage\":",
    "\"usage\":{",
    "{\"error\":",
    "\u00e9",
    "\\u12",
    "[DONE]",
    "--x\r\n",
    "event: error\n"
  };
  private static final String[] NUMBERS = {
    "0", "-1", "1e14", "1e15", "9223372036854775807", "99999999999999999999999", "1e-400", "2.5"
  };

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  byte[] bytes(byte[] seed, byte[] other) {
    byte[] bytes = seed.clone();
    for (int rounds = 1 + random.nextInt(4); rounds > 0; rounds--) {
      bytes = once(bytes, other);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes, byte[] other) {
    int at = random.nextInt(bytes.length + 1);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> splice(bytes, at, at, random(random.nextInt(64)));
      case 2 -> splice(bytes, at, Math.min(bytes.length, at + random.nextInt(32)), new byte[0]);
      case 3 -> splice(bytes, at, bytes.length, tail(other));
      case 4 -> splice(bytes, at, at, tail(bytes));
      case 5 -> splice(bytes, at, at, nested());
      case 6 -> flipped(bytes);
      default -> splice(bytes, at, at, token());
    };
  }

  private byte[] token() {
    return TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
  }

  private byte[] tail(byte[] of) {
    return Arrays.copyOfRange(of, random.nextInt(of.length + 1), of.length);
  }

  private byte[] flipped(byte[] bytes) {
    for (int i = random.nextInt(12); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] nested() {
    String[] opening = {"[", "{\"a\":", "{\"usage\":", "{\"error\":[", "\"", "\\"};
    int levels = 1 << random.nextInt(10);
    return opening[random.nextInt(opening.length)]
        .repeat(random.nextInt(200) == 0 ? DEEP : levels)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] by) {
    byte[] result = new byte[from + by.length + bytes.length - to];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(by, 0, result, from, by.length);
    System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
    return result;
  }

  /** The same document with some values, members or elements changed; still a container. */
  JsonNode values(JsonNode document) {
    JsonNode copy = document.deepCopy();
    for (int rounds = 1 + random.nextInt(6); rounds > 0; rounds--) {
      List<JsonNode> containers = new ArrayList<>();
      collect(copy, containers);
      change(containers.get(random.nextInt(containers.size())));
    }
    return copy;
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private void change(JsonNode container) {
    if (container instanceof ArrayNode array) {
      array.add(array.isEmpty() || random.nextBoolean() ? value() : array.get(0).deepCopy());
      return;
    }
    ObjectNode object = (ObjectNode) container;
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
    switch (random.nextInt(4)) {
      case 0 -> object.remove(name);
      case 1 -> object.set("x".repeat(1 << random.nextInt(12)), value());
      default -> object.set(name, value());
    }
  }

  private JsonNode value() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(8)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> nodes.textNode("\u00e9\"\\\n\ud83d\ude00".repeat(random.nextInt(400)));
      case 3 -> nodes.objectNode().set("usage", nodes.numberNode(random.nextInt()));
      case 4 -> nodes.arrayNode().add(random.nextLong()).add(nodes.objectNode());
      case 5 -> nodes.textNode("");
      default -> nodes.numberNode(new BigDecimal(NUMBERS[random.nextInt(NUMBERS.length)]));
    };
  }
}
