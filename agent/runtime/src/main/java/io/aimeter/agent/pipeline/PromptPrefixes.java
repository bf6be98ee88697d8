package io.aimeter.agent.pipeline;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;

/**
 * Keyed hashes of the beginnings of a prompt, at a few growing lengths, from a JSON request as its
 * bytes arrive. A provider's cache reads tools and instructions before the turns, wherever the body
 * has them: so the hash of a turn's beginning is one of all instructions and of that beginning. No
 * text is kept. Whatever is no JSON object has none.
 */
final class PromptPrefixes {
  /** No provider caches less than 1,024 tokens, which are about that many bytes. */
  private static final int SHORTEST = 4096;

  private static final int LONGEST = 65_536;
  private static final String KIND = "prefix";

  private static final Set<String> HEAD =
      Set.of(
          "system",
          "systemInstruction",
          "system_instruction",
          "instructions",
          "preamble",
          "tools",
          "functions",
          "toolConfig");
  private static final Set<String> TURNS =
      Set.of("messages", "input", "contents", "prompt", "chat_history");

  /** The longest name of the above; of longer ones no more is kept. */
  private static final int LONGEST_NAME = 20;

  private final Part head;
  private final Part turns;
  private final StringBuilder name = new StringBuilder();
  private final Fingerprints fingerprints;
  private boolean isJson = true;
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean isName;

  /** The part that the member belongs to whose value is being read. */
  private Part part;

  PromptPrefixes(Fingerprints fingerprints) {
    head = new Part(fingerprints.newMac());
    turns = new Part(fingerprints.newMac());
    this.fingerprints = fingerprints;
  }

  /** Takes the next bytes of the decoded body. */
  void feed(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int from = offset;
    for (int i = offset; i < end && isJson; i++) {
      Part before = part;
      take((char) (bytes[i] & 0xff));
      if (part != before) {
        if (before != null) {
          before.add(bytes, from, i - from);
        }
        from = i + 1;
      }
    }
    if (part != null && isJson) {
      part.add(bytes, from, end - from);
    }
  }

  private void take(char c) {
    if (depth == 0 && c > ' ' && c != '{') {
      isJson = false;
    } else if (inString) {
      inString(c);
    } else if (c == '"') {
      inString = true;
      isName = depth == 1 && part == null && name.length() == 0;
    } else if (c == '{' || c == '[') {
      depth++;
    } else if (c == '}' || c == ']') {
      depth--;
      if (depth == 0) {
        part = null;
      }
    } else if (depth == 1 && c == ':' && part == null) {
      String member = name.toString();
      part = HEAD.contains(member) ? head : TURNS.contains(member) ? turns : null;
    } else if (depth == 1 && c == ',') {
      part = null;
      name.setLength(0);
    }
  }

  private void inString(char c) {
    if (escaped) {
      escaped = false;
    } else if (c == '\\') {
      escaped = true;
    } else if (c == '"') {
      inString = false;
      return;
    }
    if (isName && name.length() < LONGEST_NAME) {
      name.append(c);
    }
  }

  /** Sets what is known of the prompt; nothing where there was none. */
  void applyTo(CostRecord.Builder record) {
    long bytes = head.length + turns.length;
    if (bytes == 0) {
      return;
    }
    record.set(RecordField.PROMPT_BYTES, bytes);
    head.hashes.forEach((length, hash) -> put(record, length, Fingerprints.print(hash)));
    String instructions = head.length + Fingerprints.print(head.mac.doFinal());
    if (head.length >= SHORTEST) {
      put(record, head.length, fingerprints.of(KIND, instructions));
    }
    turns.hashes.forEach(
        (length, hash) ->
            put(
                record,
                head.length + length,
                fingerprints.of(KIND, instructions + Fingerprints.print(hash))));
  }

  private static void put(CostRecord.Builder record, long length, String hash) {
    record.put(RecordField.PROMPT_PREFIXES, Long.toString(length), hash);
  }

  /** What comes one after the other, hashed as far as the longest beginning. */
  private static final class Part {
    private final Mac mac;
    private final Map<Integer, byte[]> hashes = new TreeMap<>();
    private int next = SHORTEST;
    private int hashed;
    private long length;

    Part(Mac mac) {
      this.mac = mac;
    }

    void add(byte[] bytes, int offset, int count) {
      length += count;
      int from = offset;
      int left = Math.min(count, LONGEST - hashed);
      while (left > 0) {
        int piece = Math.min(left, next - hashed);
        mac.update(bytes, from, piece);
        hashed += piece;
        from += piece;
        left -= piece;
        if (hashed == next) {
          snapshot();
          next *= 2;
        }
      }
    }

    private void snapshot() {
      try {
        hashes.put(hashed, ((Mac) mac.clone()).doFinal());
      } catch (CloneNotSupportedException e) {
        // This JVM's HMAC cannot be copied: the beginnings are not known then.
      }
    }
  }
}
