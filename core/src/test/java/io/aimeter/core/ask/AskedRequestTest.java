package io.aimeter.core.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.aimeter.core.provider.UsageOption;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedRequestTest {
  private static String asked(String body, UsageOption option) {
    byte[] asked = AskedRequest.body(body.getBytes(StandardCharsets.UTF_8), option);
    return asked == null ? null : new String(asked, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // nothing said
        "{\"stream\":true}|{\"stream\":true,\"stream_options\":{\"include_usage\":true}}",
        "{ \"model\" : \"wörd 漢 😀\", \"stream\" : true }"
            + "|{ \"model\" : \"wörd 漢 😀\", \"stream\" : true"
            + " ,\"stream_options\":{\"include_usage\":true}}",
        "{\"stream\":true,\"messages\":[{\"content\":\"\\\"stream\\\":false}\"}]}"
            + "|{\"stream\":true,\"messages\":[{\"content\":\"\\\"stream\\\":false}\"}]"
            + ",\"stream_options\":{\"include_usage\":true}}",
        // other options
        "{\"stream_options\":{\"include_obfuscation\":false},\"stream\":true}"
            + "|{\"stream_options\":{\"include_usage\":true,\"include_obfuscation\":false},"
            + "\"stream\":true}",
        "{\"é\":1,\"stream_options\": { \"x\":{\"include_usage\":1}} ,\"stream\":true}"
            + "|{\"é\":1,\"stream_options\": {\"include_usage\":true, \"x\":{\"include_usage\":1}}"
            + " ,\"stream\":true}",
        "{\"stream_options\":{},\"stream\":true}"
            + "|{\"stream_options\":{\"include_usage\":true},\"stream\":true}",
        "{\"stream_options\": null ,\"stream\":true}"
            + "|{\"stream_options\": {\"include_usage\":true} ,\"stream\":true}",
      })
  void usageIsAskedForAndNothingElseChanged(String body, String asked) {
    assertEquals(asked, asked(body, UsageOption.OPENAI));
    assertEquals(asked, asked(body, UsageOption.AZURE));
    assertNull(asked(body, UsageOption.NONE));
    assertNull(asked(asked, UsageOption.OPENAI));
  }

  @Test
  void whatFollowsTheObjectStays() {
    assertEquals(
        "{\"stream\":true\n,\"stream_options\":{\"include_usage\":true}}\r\n ",
        asked("{\"stream\":true\n}\r\n ", UsageOption.OPENAI));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "null",
        "{\"stream\":false}",
        "{\"stream\":null}",
        "{\"stream\":\"true\"}",
        "{\"stream\":1}",
        "{\"messages\":[{\"stream\":true}]}",
        "{\"stream\":true,\"stream\":true}",
        "{\"stream\":true,\"stream\":false}",
        "{\"stream\":true,\"stream_options\":{\"include_usage\":true}}",
        "{\"stream\":true,\"stream_options\":{\"include_usage\":false}}",
        "{\"stream\":true,\"stream_options\":{\"include_usage\":null}}",
        "{\"stream\":true,\"stream_options\":{\"a\":[{}],\"include_usage\":false}}",
        "{\"stream\":true,\"stream_options\":{},\"stream_options\":{}}",
        "{\"stream\":true,\"stream_options\":[]}",
        "{\"stream\":true,\"stream_options\":true}",
        "{\"stream\":true,\"stream_options\":{\"a\":1}",
        "{\"stream\":true",
        "{\"stream\":true,}",
        "{\"stream\":true}}",
        "{\"stream\":true}{}",
        "{\"stream\":true} x",
        "{'stream':true}",
        " {\"stream\":true}",
        "\uFEFF{\"stream\":true}",
      })
  void whatSaysOtherwiseOrCannotBeReadStays(String body) {
    assertNull(asked(body, UsageOption.OPENAI), body);
    assertNull(asked(body, UsageOption.AZURE), body);
  }

  @Test
  void azureRefusesTheOptionWithImagesAndDataSources() {
    String image =
        "{\"messages\":[{\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"x\"}}]}],"
            + "\"stream\":true}";
    String sources = "{\"data_sources\":[{\"type\":\"azure_search\"}],\"stream\":true}";
    String text = "{\"messages\":[{\"content\":\"image_url data_sources\"}],\"stream\":true}";
    assertNull(asked(image, UsageOption.AZURE));
    assertNull(asked(sources, UsageOption.AZURE));
    assertEquals(
        text.substring(0, text.length() - 1) + ",\"stream_options\":{\"include_usage\":true}}",
        asked(text, UsageOption.AZURE));
    assertEquals(
        image.substring(0, image.length() - 1) + ",\"stream_options\":{\"include_usage\":true}}",
        asked(image, UsageOption.OPENAI));
  }

  @Test
  void aLongBodyStays() {
    String longest = "{\"stream\":true,\"x\":\"" + "x".repeat(AskedRequest.MOST_BYTES - 22) + "\"}";
    assertEquals(AskedRequest.MOST_BYTES, longest.length());
    assertEquals(
        longest.length() + ",\"stream_options\":{\"include_usage\":true}".length(),
        asked(longest, UsageOption.OPENAI).length());
    assertNull(asked(longest + ' ', UsageOption.OPENAI));
  }

  @Test
  void otherEncodingsStay() {
    byte[] wide = "{\"stream\":true}".getBytes(StandardCharsets.UTF_16LE);
    assertNull(AskedRequest.body(wide, UsageOption.OPENAI));
  }
}
