package io.aimeter.core.ask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageHiderTest {
  private static final String HEAD =
      "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",";
  private static final String CHOICES =
      "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a \\\"},\\\"usage\\\":null 漢😀\"},"
          + "\"usage\":null,\"finish_reason\":null}]";
  private static final String USAGE =
      HEAD
          + "\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":7,"
          + "\"total_tokens\":12},\"obfuscation\":\"x\"}";
  private static final String DONE = "data: [DONE]\n\n";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** However the stream is split, this is shown of it, and that hidden. */
  private static void assertShown(String expected, String hidden, String stream) {
    byte[] bytes = bytes(stream);
    Hiding whole = Hiding.of(bytes);
    assertEquals(expected, whole.shown());
    assertEquals(hidden, whole.hidden());
    for (int size = 1; size < 40; size++) {
      int each = size;
      Hiding split = Hiding.of(bytes, () -> each);
      assertEquals(expected, split.shown());
      assertEquals(hidden, split.hidden());
    }
    for (int at = 1; at < bytes.length; at++) {
      int[] sizes = {at, bytes.length};
      int[] next = {0};
      assertEquals(expected, Hiding.of(bytes, () -> sizes[next[0]++]).shown());
    }
    for (int seed = 0; seed < 50; seed++) {
      assertEquals(expected, Hiding.of(bytes, new Random(seed)).shown());
    }
  }

  private static void assertUnchanged(String stream) {
    assertShown(stream, "", stream);
  }

  @Test
  void anAskedStreamBecomesTheOneThatWasNotAsked() {
    for (String end : new String[] {"\n\n", "\r\n\r\n", "\r\r"}) {
      String first = HEAD + CHOICES + ",\"obfuscation\":\"y\"}" + end;
      String last = HEAD + "\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}" + end;
      String done = "data: [DONE]" + end;
      assertShown(
          first + last + done,
          USAGE + end,
          first.replace(",\"obfuscation\"", ",\"usage\":null,\"obfuscation\"")
              + last.replace("]}" + end, "],\"usage\":null}" + end)
              + USAGE
              + end
              + done);
    }
  }

  @Test
  void azuresOrderOfMembers() {
    String filter = "data: {\"choices\":[],\"created\":0,\"prompt_filter_results\":[{}]}\n\n";
    String piece =
        "data: {\"choices\":[{\"delta\":{}}],\"created\":1,\"system_fingerprint\":null}\n\n";
    String usage =
        "data: {\"choices\":[],\"created\":1,\"latency_checkpoint\":{\"usage\":1},"
            + "\"usage\":{\"total_tokens\":1}}\n\n";
    assertShown(
        filter + piece + DONE,
        usage,
        filter + piece.replace("null}", "null,\"usage\":null}") + usage + DONE);
  }

  @Test
  void theMemberMayStandAnywhereButFirst() {
    String plain = "data: {\"a\":1,\"choices\":[1],\"b\":null}\n\n";
    assertShown(plain, "", plain.replace(",\"choices", ",\"usage\":null,\"choices"));
    assertShown(plain, "", plain.replace(",\"b", ",\"usage\":null,\"b"));
    assertShown(plain, "", plain.replace("}", ",\"usage\":null}"));
    assertShown(plain, "", plain.replace("}", ",\"usage\":null,\"usage\":null}"));
    assertUnchanged("data: {\"usage\":null,\"a\":1,\"choices\":[1]}\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\r",
        "\n\n\n",
        "data: [DONE]\n\n",
        "data:\n\ndata\n\nd\n\n",
        "data: {\"choices\":[{\"delta\":{}}]}\n\n",
        // usage where nobody asked: on a chunk with choices, or without choices at all
        "data: {\"choices\":[{}],\"usage\":{\"total_tokens\":1}}\n\n",
        "data: {\"usage\":{\"total_tokens\":1},\"choices\":[{}]}\n\n",
        "data: {\"usage\":{\"total_tokens\":1}}\n\n",
        "data: {\"choices\":null,\"usage\":{\"total_tokens\":1}}\n\n",
        "data: {\"choices\":[],\"usage\":1}\n\n",
        "data: {\"choices\":[],\"x\":{\"usage\":{}}}\n\n",
        "data: {\"x\":{\"choices\":[],\"usage\":{}}}\n\n",
        "data: {\"choices\":[],\"x_groq\":{\"usage\":{\"total_tokens\":1}}}\n\n",
        // not written exactly so, or not the object's own
        "data: {\"choices\":[1], \"usage\":null}\n\n",
        "data: {\"choices\":[1],\"usage\": null}\n\n",
        "data: {\"choices\":[1],\"usage\":null }\n\n",
        "data: {\"choices\":[1],\"usage\":nullx}\n\n",
        "data: {\"choices\":[1],\"Usage\":null}\n\n",
        "data: {\"choices\":[{\"a\":1,\"usage\":null}]}\n\n",
        "data: {\"choices\":[\"\\\\\",\"usage\",null]}\n\n",
        "data: {\"x\":\",\\\"usage\\\":null}\",\"choices\":[1]}\n\n",
        "data: [1,\"usage\":null]\n\n",
        // events of another form
        ": comment\n\n: ,\"usage\":null}\n\n",
        "event: x\ndata: {\"choices\":[],\"usage\":{\"a\":1}}\n\n",
        "data: {\"choices\":[],\"usage\":{\"a\":1}}\nid: 1\n\n",
        "data: {\"choices\":[],\ndata: \"usage\":{\"a\":1}}\n\n",
        "data: {\"choices\":[],\"usage\":{\"a\":1}} \n\n",
        "data: {\"choices\":[],\"usage\":{\"a\":1}}}\n\n",
        " data: {\"choices\":[],\"usage\":{\"a\":1}}\n\n",
        "\uFEFFdata: {\"choices\":[],\"usage\":{\"a\":1}}\n\n",
        // no stream of events at all
        "{\"choices\":[],\"usage\":{\"a\":1}}",
        "{\"choices\":[{}],\"usage\":null}",
        // cut anywhere before the usage
        "data: {\"choices\":[]",
        "data: {\"choices\":[],\"us",
        "data: {\"choices\":[1],\"usage\":nul",
        "data: {\"choices\":[1],\"usage\":null",
        "data: {\"id\":\"c",
        "data: ",
        "dat",
      })
  void whatNobodyAskedForIsUnchanged(String stream) {
    assertUnchanged(stream);
    String before = HEAD + CHOICES + "}\n\n";
    assertUnchanged(before + stream);
  }

  @Test
  void whatFollowsAnEventOfAnotherFormIsLookedAtAgain() {
    assertShown(": x\n\n" + DONE, USAGE + "\n\n", ": x\n\n" + USAGE + "\n\n" + DONE);
    String two = "data: {\"a\":\ndata: 1}\r\n\r\n";
    assertShown(two + DONE, USAGE + "\r\n\r\n", two + USAGE + "\r\n\r\n" + DONE);
    assertShown("event: x\r\rid\r\r", USAGE + "\r\r", "event: x\r\r" + USAGE + "\r\rid\r\r");
  }

  @Test
  void blanksInTheEventWithTheUsage() {
    String usage = "data:  {\"choices\" : [ ] , \"usage\"\t:\t{ \"total_tokens\": 1 } }\n\n";
    assertShown(DONE, usage, usage + DONE);
    String before = "data: {\"usage\":{\"total_tokens\":1},\"choices\":[]}\n\n";
    assertShown(DONE, before, before + DONE);
  }

  @Test
  void theEventWithTheUsageIsHiddenEvenWhereItIsCut() {
    for (int length = USAGE.indexOf("{\"prompt") + 1; length <= USAGE.length(); length++) {
      String cut = USAGE.substring(0, length);
      Hiding hiding = Hiding.of(bytes(DONE + cut));
      assertEquals(DONE, hiding.shown());
      assertEquals(cut, hiding.hidden());
    }
    assertShown(DONE, USAGE + "\n", DONE + USAGE + "\n");
  }

  @Test
  void anEventIsShownAsSoonAsItIsKnownToHaveChoices() {
    assertEquals("", Hiding.shownOf(HEAD));
    assertEquals("", Hiding.shownOf(HEAD + "\"choices\":["));
    assertEquals(HEAD + "\"choices\":[{", Hiding.shownOf(HEAD + "\"choices\":[{"));
    String open = HEAD + "\"choices\":[{\"delta\":{\"content\":\"a";
    assertEquals(open, Hiding.shownOf(open));
    assertEquals(HEAD + "\"choices\":[1]", Hiding.shownOf(HEAD + "\"choices\":[1],\"usage\":nul"));
    assertEquals(DONE + "data: [", Hiding.shownOf(DONE + "data: ["));
    assertEquals(": keep", Hiding.shownOf(": keep"));
    String whole = HEAD + CHOICES + "}\n\n";
    assertEquals(whole, Hiding.shownOf(whole + "dat"));
  }

  @Test
  void memoryIsBounded() {
    String endless = HEAD + "\"x\":\"" + "y".repeat(3 * UsageHider.MOST_HELD);
    String shown = Hiding.shownOf(endless);
    assertTrue(endless.length() - shown.length() <= UsageHider.MOST_HELD, "too much is held back");
    assertUnchanged100(endless + "\",\"choices\":[],\"usage\":{\"a\":1}}\n\n");
    assertUnchanged100("data:" + " ".repeat(2 * UsageHider.MOST_HELD) + "{}\n\n");
    String long1 = HEAD + "\"choices\":[\"" + "y".repeat(200_000) + "\"]";
    assertEquals(long1 + "}\n\n", Hiding.of(bytes(long1 + ",\"usage\":null}\n\n")).shown());
  }

  private static void assertUnchanged100(String stream) {
    assertEquals(stream, Hiding.of(bytes(stream)).shown());
    for (int seed = 0; seed < 20; seed++) {
      assertEquals(stream, Hiding.of(bytes(stream), new Random(seed)).shown());
    }
  }

  /** Whatever comes: the same for any split, nothing made up, and no more than usage taken out. */
  @Test
  void anyBytesInAnySplit() {
    List<String> parts =
        new ArrayList<>(
            List.of(
                "data: {", "data:", "{", "}", "[", "]", "\n", "\r", "\r\n", "\n\n", "\"", "\\"));
    parts.addAll(List.of("\"choices\":[]", "\"choices\":[{}]", ",\"usage\":null", "\"usage\":{}"));
    parts.addAll(List.of(",", ":", " ", "x", "\"x\":1", "null", USAGE, DONE, HEAD, "漢"));
    Random random = new Random(1);
    for (int i = 0; i < 30_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(25); n >= 0; n--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      byte[] stream = bytes(text.toString());
      Hiding whole = Hiding.of(stream);
      Hiding split = Hiding.of(stream, random);
      assertArrayEquals(whole.shownBytes(), split.shownBytes(), text::toString);
      assertEquals(whole.hidden(), split.hidden(), text::toString);
      if (text.indexOf("usage") < 0) {
        assertArrayEquals(stream, whole.shownBytes(), text::toString);
      }
      int nulls = count(text.toString()) - count(whole.shown()) - count(whole.hidden());
      int missing = stream.length - whole.shownBytes().length - bytes(whole.hidden()).length;
      assertEquals(missing, nulls * ",\"usage\":null".length(), text::toString);
    }
  }

  private static int count(String text) {
    return text.split(",\"usage\":null", -1).length - 1;
  }
}
