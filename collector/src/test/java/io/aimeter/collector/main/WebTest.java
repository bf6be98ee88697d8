package io.aimeter.collector.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.collector.web.WebPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebTest {
  private static final String LISTEN = "AIMETER_COLLECT_HTTP_LISTEN";
  private static final String TOKEN = "AIMETER_COLLECT_HTTP_TOKEN";

  @TempDir private Path directory;

  private Config config(Map<String, String> environment) throws ConfigException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("AIMETER_DIR", directory.toString());
    return Config.load(Map.of(), all, null);
  }

  private void refused(Map<String, String> environment, String message) {
    assertEquals(
        message,
        assertThrows(ConfigException.class, () -> Web.of(config(environment))).getMessage());
  }

  @Test
  void nowhereUnlessAsked() throws Exception {
    assertNull(Web.of(config(Map.of())));
  }

  @Test
  void aPortAloneIsOnThisHostOnly() throws Exception {
    WebPlan plan = Web.of(config(Map.of(LISTEN, "9464")));
    assertTrue(plan.address().getAddress().isLoopbackAddress());
    assertEquals(9464, plan.address().getPort());
    assertNull(plan.token());
  }

  @Test
  void theTokenIsReadAndNeverShown() throws Exception {
    Path file = Files.writeString(directory.resolve("token"), "sesame\n");
    Map<String, String> environment =
        Map.of(LISTEN, "0.0.0.0:9464", "AIMETER_COLLECT_HTTP_TOKEN_FILE", file.toString());
    assertEquals("sesame", Web.of(config(environment)).token());
    String text = Plan.of(config(environment)).text();
    assertTrue(text.contains("http://0.0.0.0:9464, with a token"), text);
    assertFalse(text.contains("sesame"), text);
    assertFalse(Plan.of(config(Map.of(LISTEN, "1", TOKEN, "sesame"))).text().contains("sesame"));
  }

  @Test
  void whatCannotBeIsRefused() throws Exception {
    refused(
        Map.of(TOKEN, "x"),
        TOKEN + ": http.token is given, but http.listen is not, without which it is for nothing");
    refused(
        Map.of(LISTEN, "here"),
        LISTEN + ": http.listen is a port or HOST:PORT, such as 9464, but this is 'here'");
    refused(
        Map.of(LISTEN, "70000"),
        LISTEN + ": http.listen is a port or HOST:PORT, such as 9464, but this is '70000'");
    refused(
        Map.of(LISTEN, "0.0.0.0:9464"),
        LISTEN
            + ": at 0.0.0.0 others could read what is spent: give a token by http.token-file, or"
            + " listen at a port alone");
  }
}
